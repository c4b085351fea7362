/*!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB

/*!40101 SET NAMES utf8mb4 */;

--
-- Table structure for table `smf_settings`
--

DROP TABLE IF EXISTS `smf_settings`;
CREATE TABLE `smf_settings` (
  `variable` mediumtext COLLATE utf8mb4_bin,
  `value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`variable`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_settings` WRITE;
/*!40000 ALTER TABLE `smf_settings` DISABLE KEYS */;
INSERT INTO `smf_settings` VALUES ('smfVersion','1.1.21'),
('allow_guestAccess','1'),
('deny_boards_access','1'),
('recycle_enable','1'),
('recycle_board','8'),
('defaultMaxMessages','15'),
('smileys_url','https://lanternside.example/smf/Smileys'),
('mail_password','CANARY');
UNLOCK TABLES;

--
-- Table structure for table `smf_categories`
--

DROP TABLE IF EXISTS `smf_categories`;
CREATE TABLE `smf_categories` (
  `ID_CAT` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `catOrder` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`ID_CAT`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_categories` WRITE;
/*!40000 ALTER TABLE `smf_categories` DISABLE KEYS */;
INSERT INTO `smf_categories` VALUES (1,0,'Workshop');
UNLOCK TABLES;

--
-- Table structure for table `smf_boards`
--

DROP TABLE IF EXISTS `smf_boards`;
CREATE TABLE `smf_boards` (
  `ID_BOARD` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_CAT` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `child_level` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_PARENT` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `boardOrder` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `memberGroups` mediumtext COLLATE utf8mb4_bin,
  `name` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`ID_BOARD`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_boards` WRITE;
/*!40000 ALTER TABLE `smf_boards` DISABLE KEYS */;
INSERT INTO `smf_boards` VALUES (4,1,0,0,1,'-1,0','Lamps &amp; wicks','All that <b>burns</b>.'),
(5,1,0,0,2,'0,2','SECRET members',''),
(6,1,0,0,3,'','SECRET staff',''),
(8,1,0,0,5,'-1,0','SECRET bin','');
UNLOCK TABLES;

--
-- Table structure for table `smf_board_permissions`
--

DROP TABLE IF EXISTS `smf_board_permissions`;
CREATE TABLE `smf_board_permissions` (
  `ID_GROUP` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_BOARD` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `permission` mediumtext COLLATE utf8mb4_bin,
  `addDeny` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`ID_GROUP`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_board_permissions` WRITE;
/*!40000 ALTER TABLE `smf_board_permissions` DISABLE KEYS */;
INSERT INTO `smf_board_permissions` VALUES (-1,0,'view_attachments',1),
(-1,0,'poll_view',1),
(-1,0,'CANARY permission',1);
UNLOCK TABLES;

--
-- Table structure for table `smf_topics`
--

DROP TABLE IF EXISTS `smf_topics`;
CREATE TABLE `smf_topics` (
  `ID_TOPIC` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isSticky` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_BOARD` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_FIRST_MSG` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_POLL` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `num_replies` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `numViews` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `locked` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`ID_TOPIC`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_topics` WRITE;
/*!40000 ALTER TABLE `smf_topics` DISABLE KEYS */;
INSERT INTO `smf_topics` VALUES (20,1,4,101,9,0,311,0),
(25,0,5,115,0,0,0,0),
(26,0,6,116,0,0,0,0),
(28,0,8,118,0,0,0,0),
(24,0,4,108,0,0,12,1);
UNLOCK TABLES;

--
-- Table structure for table `smf_messages`
--

DROP TABLE IF EXISTS `smf_messages`;
CREATE TABLE `smf_messages` (
  `ID_MSG` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_TOPIC` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_BOARD` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `posterTime` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_MEMBER` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `subject` mediumtext COLLATE utf8mb4_bin,
  `posterName` mediumtext COLLATE utf8mb4_bin,
  `posterEmail` mediumtext COLLATE utf8mb4_bin,
  `posterIP` mediumtext COLLATE utf8mb4_bin,
  `smileysEnabled` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `modifiedTime` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `modifiedName` mediumtext COLLATE utf8mb4_bin,
  `body` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`ID_MSG`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_messages` WRITE;
/*!40000 ALTER TABLE `smf_messages` DISABLE KEYS */;
INSERT INTO `smf_messages` VALUES (101,20,0,1400000101,3,'The &quot;third&quot; lamp','Wren Okafor','CANARY messages.posterEmail','CANARY messages.posterIP',1,0,'','The third lamp went out.'),
(102,20,0,1400000102,7,'Re: The &quot;third&quot; lamp','Marlow','CANARY messages.posterEmail','CANARY messages.posterIP',1,1400009000,'Marlow &amp; Pell','[quote author=Wren Okafor link=topic=20.msg101#msg101 date=1400000101]<br />Trim the [b]wick[/b].<br />[/quote]<br />I did &amp; it burns :D; it&#039;s \\n fine.<br />See [url=https://lamps.example/a?b=1&amp;c=2]the table[/url]<br />[code]if (a &lt; b) { ); } :D<br />-- INSERT INTO `x` VALUES (1,&#039;y&#039;);[/code]<br />[list]<br />[li]one[/li]<br />[li]two[/li]<br />[/list]'),
(103,20,0,1400000103,0,'A question of ash','Gast O&#039;Neil','CANARY messages.posterEmail','CANARY messages.posterIP',1,0,'','Ein Gruß, und 日本語 &#128578;'),
(108,24,0,1400000108,7,'Oil','Marlow','CANARY messages.posterEmail','CANARY messages.posterIP',0,0,'','Paraffin :D'),
(115,25,0,1400000115,3,'SECRET','Wren Okafor','CANARY messages.posterEmail','CANARY messages.posterIP',1,0,'','SECRET'),
(116,26,0,1400000116,3,'SECRET','Wren Okafor','CANARY messages.posterEmail','CANARY messages.posterIP',1,0,'','SECRET'),
(118,28,0,1400000118,3,'SECRET','Wren Okafor','CANARY messages.posterEmail','CANARY messages.posterIP',1,0,'','SECRET');
UNLOCK TABLES;

--
-- Table structure for table `smf_polls`
--

DROP TABLE IF EXISTS `smf_polls`;
CREATE TABLE `smf_polls` (
  `ID_POLL` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `question` mediumtext COLLATE utf8mb4_bin,
  `posterName` mediumtext COLLATE utf8mb4_bin,
  `hideResults` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `expireTime` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`ID_POLL`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_polls` WRITE;
/*!40000 ALTER TABLE `smf_polls` DISABLE KEYS */;
INSERT INTO `smf_polls` VALUES (9,'Which wick?','CANARY polls.posterName',0,0);
UNLOCK TABLES;

--
-- Table structure for table `smf_poll_choices`
--

DROP TABLE IF EXISTS `smf_poll_choices`;
CREATE TABLE `smf_poll_choices` (
  `ID_POLL` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_CHOICE` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `label` mediumtext COLLATE utf8mb4_bin,
  `votes` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`ID_POLL`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_poll_choices` WRITE;
/*!40000 ALTER TABLE `smf_poll_choices` DISABLE KEYS */;
INSERT INTO `smf_poll_choices` VALUES (9,0,'38 mm',3),
(9,1,'40 mm',9);
UNLOCK TABLES;

--
-- Table structure for table `smf_smileys`
--

DROP TABLE IF EXISTS `smf_smileys`;
CREATE TABLE `smf_smileys` (
  `ID_SMILEY` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `code` mediumtext COLLATE utf8mb4_bin,
  `filename` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`ID_SMILEY`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_smileys` WRITE;
/*!40000 ALTER TABLE `smf_smileys` DISABLE KEYS */;
INSERT INTO `smf_smileys` VALUES (1,':D','grin.gif','Grin');
UNLOCK TABLES;

--
-- Table structure for table `smf_attachments`
--

DROP TABLE IF EXISTS `smf_attachments`;
CREATE TABLE `smf_attachments` (
  `ID_ATTACH` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_THUMB` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_MSG` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ID_MEMBER` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `attachmentType` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filename` mediumtext COLLATE utf8mb4_bin,
  `size` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`ID_ATTACH`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_attachments` WRITE;
/*!40000 ALTER TABLE `smf_attachments` DISABLE KEYS */;
INSERT INTO `smf_attachments` VALUES (54,0,102,0,0,'table.pdf',3072);
UNLOCK TABLES;

--
-- Table structure for table `smf_members`
--

DROP TABLE IF EXISTS `smf_members`;
CREATE TABLE `smf_members` (
  `ID_MEMBER` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `member_name` mediumtext COLLATE utf8mb4_bin,
  `realName` mediumtext COLLATE utf8mb4_bin,
  `dateRegistered` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `passwd` mediumtext COLLATE utf8mb4_bin,
  `emailAddress` mediumtext COLLATE utf8mb4_bin,
  `personal_text` mediumtext COLLATE utf8mb4_bin,
  `signature` mediumtext COLLATE utf8mb4_bin,
  `usertitle` mediumtext COLLATE utf8mb4_bin,
  `memberIP` mediumtext COLLATE utf8mb4_bin,
  `secret_answer` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`ID_MEMBER`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_members` WRITE;
/*!40000 ALTER TABLE `smf_members` DISABLE KEYS */;
INSERT INTO `smf_members` VALUES (3,'CANARY members.member_name','Wren Okafor',1300000000,1204,'CANARY members.passwd','CANARY members.emailAddress','CANARY members.personal_text','Third store.<br />Knock twice.','Keeper','CANARY members.memberIP','CANARY members.secret_answer'),
(7,'CANARY members.member_name','Marlow &amp; Pell',1310000000,3,'CANARY members.passwd','CANARY members.emailAddress','CANARY members.personal_text','','','CANARY members.memberIP','CANARY members.secret_answer');
UNLOCK TABLES;

--
-- Table structure for table `smf_personal_messages`
--

DROP TABLE IF EXISTS `smf_personal_messages`;
CREATE TABLE `smf_personal_messages` (
  `ID_PM` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `subject` mediumtext COLLATE utf8mb4_bin,
  `body` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`ID_PM`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smf_personal_messages` WRITE;
/*!40000 ALTER TABLE `smf_personal_messages` DISABLE KEYS */;
INSERT INTO `smf_personal_messages` VALUES (1,'CANARY personal_messages.subject','CANARY personal_messages.body');
UNLOCK TABLES;

-- Dump completed on 2024-01-01  0:00:00
