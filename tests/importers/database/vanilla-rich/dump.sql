/*!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB

/*!40101 SET NAMES utf8mb4 */;

--
-- Table structure for table `GDN_UserRole`
--

DROP TABLE IF EXISTS `GDN_UserRole`;
CREATE TABLE `GDN_UserRole` (
  `UserID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `RoleID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`UserID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `GDN_UserRole` WRITE;
/*!40000 ALTER TABLE `GDN_UserRole` DISABLE KEYS */;
INSERT INTO `GDN_UserRole` VALUES (0,2),
(3,8);
UNLOCK TABLES;

--
-- Table structure for table `GDN_Role`
--

DROP TABLE IF EXISTS `GDN_Role`;
CREATE TABLE `GDN_Role` (
  `RoleID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Name` mediumtext COLLATE utf8mb4_bin,
  `Type` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`RoleID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `GDN_Role` WRITE;
/*!40000 ALTER TABLE `GDN_Role` DISABLE KEYS */;
INSERT INTO `GDN_Role` VALUES (2,'CANARY Role.Name','guest'),
(8,'CANARY Role.Name','member');
UNLOCK TABLES;

--
-- Table structure for table `GDN_Permission`
--

DROP TABLE IF EXISTS `GDN_Permission`;
CREATE TABLE `GDN_Permission` (
  `PermissionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `RoleID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `JunctionTable` mediumtext COLLATE utf8mb4_bin,
  `JunctionColumn` mediumtext COLLATE utf8mb4_bin,
  `JunctionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Vanilla.Discussions.View` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Garden.Email.View` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`PermissionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `GDN_Permission` WRITE;
/*!40000 ALTER TABLE `GDN_Permission` DISABLE KEYS */;
INSERT INTO `GDN_Permission` VALUES (1,2,NULL,'CANARY Permission.JunctionColumn',0,1,0),
(2,2,'Category','CANARY Permission.JunctionColumn',-1,1,0),
(3,2,'Category','CANARY Permission.JunctionColumn',5,0,0),
(4,8,'Category','CANARY Permission.JunctionColumn',5,1,0);
UNLOCK TABLES;

--
-- Table structure for table `GDN_Category`
--

DROP TABLE IF EXISTS `GDN_Category`;
CREATE TABLE `GDN_Category` (
  `CategoryID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ParentCategoryID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `TreeLeft` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `TreeRight` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `PermissionCategoryID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Name` mediumtext COLLATE utf8mb4_bin,
  `UrlCode` mediumtext COLLATE utf8mb4_bin,
  `Description` mediumtext COLLATE utf8mb4_bin,
  `Archived` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`CategoryID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `GDN_Category` WRITE;
/*!40000 ALTER TABLE `GDN_Category` DISABLE KEYS */;
INSERT INTO `GDN_Category` VALUES (-1,NULL,0,0,-1,'Root','root','',0),
(1,-1,2,0,-1,'Workshop','workshop','',0),
(4,1,3,0,-1,'Lamps & wicks','lamps','All that burns.',0),
(5,1,5,0,5,'SECRET staff','secret','',0),
(6,1,7,0,99,'SECRET unknown','secret6','',0);
UNLOCK TABLES;

--
-- Table structure for table `GDN_Discussion`
--

DROP TABLE IF EXISTS `GDN_Discussion`;
CREATE TABLE `GDN_Discussion` (
  `DiscussionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `CategoryID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `InsertUserID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `UpdateUserID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Name` mediumtext COLLATE utf8mb4_bin,
  `Body` mediumtext COLLATE utf8mb4_bin,
  `Format` mediumtext COLLATE utf8mb4_bin,
  `Tags` mediumtext COLLATE utf8mb4_bin,
  `CountViews` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Closed` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Announce` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `DateInserted` mediumtext COLLATE utf8mb4_bin,
  `DateUpdated` mediumtext COLLATE utf8mb4_bin,
  `InsertIPAddress` mediumtext COLLATE utf8mb4_bin,
  `Type` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`DiscussionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `GDN_Discussion` WRITE;
/*!40000 ALTER TABLE `GDN_Discussion` DISABLE KEYS */;
INSERT INTO `GDN_Discussion` VALUES (20,4,3,0,'The \"third\" lamp','The third lamp went out.','Markdown','brass,wicks',311,0,1,'2014-05-13 16:55:01',NULL,'CANARY Discussion.InsertIPAddress',NULL),
(21,5,3,0,'SECRET','SECRET','Markdown','',0,0,0,'2014-05-13 16:55:01',NULL,'CANARY Discussion.InsertIPAddress',NULL),
(22,6,3,0,'SECRET','SECRET','Markdown','',0,0,0,'2014-05-13 16:55:01',NULL,'CANARY Discussion.InsertIPAddress',NULL),
(23,4,3,0,'HIDDEN stub','HIDDEN','Markdown','',0,0,0,'2014-05-13 16:55:01',NULL,'CANARY Discussion.InsertIPAddress','Redirect'),
(24,4,7,0,'Oil','<p>Paraffin.</p>','Wysiwyg','',12,1,0,'2014-05-13 16:55:01',NULL,'CANARY Discussion.InsertIPAddress',NULL);
UNLOCK TABLES;

--
-- Table structure for table `GDN_Comment`
--

DROP TABLE IF EXISTS `GDN_Comment`;
CREATE TABLE `GDN_Comment` (
  `CommentID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `DiscussionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `InsertUserID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `UpdateUserID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Body` mediumtext COLLATE utf8mb4_bin,
  `Format` mediumtext COLLATE utf8mb4_bin,
  `DateInserted` mediumtext COLLATE utf8mb4_bin,
  `DateUpdated` mediumtext COLLATE utf8mb4_bin,
  `InsertIPAddress` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`CommentID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `GDN_Comment` WRITE;
/*!40000 ALTER TABLE `GDN_Comment` DISABLE KEYS */;
INSERT INTO `GDN_Comment` VALUES (102,20,7,7,'[quote=\"Wren Okafor;101\"]Trim the [b]wick[/b].[/quote]\nI did','BBCode','2014-05-13 16:55:02','2014-05-13 19:23:20','CANARY Comment.InsertIPAddress'),
(103,20,3,0,'[{\"insert\": \"Trim the \"}, {\"insert\": \"wick\", \"attributes\": {\"bold\": true}}, {\"insert\": \".\\nSee \"}, {\"insert\": \"the table\", \"attributes\": {\"link\": \"https://lamps.example/a\"}}, {\"insert\": \"\\none\"}, {\"insert\": \"\\n\", \"attributes\": {\"list\": {\"type\": \"bullet\"}}}, {\"insert\": \"two\"}, {\"insert\": \"\\n\", \"attributes\": {\"list\": \"bullet\"}}, {\"insert\": {\"mention\": {\"name\": \"Pell\", \"userID\": 9}}}, {\"insert\": \" <b>\\n\"}]','Rich','2014-05-13 16:55:03',NULL,'CANARY Comment.InsertIPAddress'),
(106,21,3,0,'SECRET','Html','2014-05-13 16:55:06',NULL,'CANARY Comment.InsertIPAddress');
UNLOCK TABLES;

--
-- Table structure for table `GDN_User`
--

DROP TABLE IF EXISTS `GDN_User`;
CREATE TABLE `GDN_User` (
  `UserID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Name` mediumtext COLLATE utf8mb4_bin,
  `Password` blob,
  `Email` mediumtext COLLATE utf8mb4_bin,
  `Title` mediumtext COLLATE utf8mb4_bin,
  `DateInserted` mediumtext COLLATE utf8mb4_bin,
  `LastIPAddress` mediumtext COLLATE utf8mb4_bin,
  `CountComments` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `CountDiscussions` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Attributes` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`UserID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `GDN_User` WRITE;
/*!40000 ALTER TABLE `GDN_User` DISABLE KEYS */;
INSERT INTO `GDN_User` VALUES (3,'Wren Okafor',0x43414E415259,'CANARY User.Email','Keeper','2011-03-13 07:06:40','CANARY User.LastIPAddress',1200,4,'CANARY User.Attributes'),
(7,'Marlow & Pell',0x43414E415259,'CANARY User.Email','','2011-07-07 00:53:20','CANARY User.LastIPAddress',2,1,'CANARY User.Attributes');
UNLOCK TABLES;

--
-- Table structure for table `GDN_ConversationMessage`
--

DROP TABLE IF EXISTS `GDN_ConversationMessage`;
CREATE TABLE `GDN_ConversationMessage` (
  `MessageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Body` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`MessageID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `GDN_ConversationMessage` WRITE;
/*!40000 ALTER TABLE `GDN_ConversationMessage` DISABLE KEYS */;
INSERT INTO `GDN_ConversationMessage` VALUES (1,'CANARY ConversationMessage.Body');
UNLOCK TABLES;

--
-- Table structure for table `GDN_Log`
--

DROP TABLE IF EXISTS `GDN_Log`;
CREATE TABLE `GDN_Log` (
  `LogID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Data` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`LogID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `GDN_Log` WRITE;
/*!40000 ALTER TABLE `GDN_Log` DISABLE KEYS */;
INSERT INTO `GDN_Log` VALUES (1,'CANARY Log.Data');
UNLOCK TABLES;

-- Dump completed on 2024-01-01  0:00:00
