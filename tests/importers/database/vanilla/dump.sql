# ************************************************************
# Sequel Pro SQL dump

/*!40101 SET NAMES utf8 */;


# Dump of table
# ---

CREATE TABLE `GDN_UserRole` (
  `UserID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `RoleID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`UserID`)
) ENGINE=MyISAM;

INSERT INTO `GDN_UserRole` (`UserID`, `RoleID`)
VALUES
	(0,2),
	(3,8);


# Dump of table
# ---

CREATE TABLE `GDN_Role` (
  `RoleID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Name` mediumtext COLLATE utf8mb4_bin,
  `Type` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`RoleID`)
) ENGINE=MyISAM;

INSERT INTO `GDN_Role` (`RoleID`, `Name`, `Type`)
VALUES
	(2,'CANARY Role.Name','guest'),
	(8,'CANARY Role.Name','member');


# Dump of table
# ---

CREATE TABLE `GDN_Permission` (
  `PermissionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `RoleID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `JunctionTable` mediumtext COLLATE utf8mb4_bin,
  `JunctionColumn` mediumtext COLLATE utf8mb4_bin,
  `JunctionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Vanilla.Discussions.View` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Garden.Email.View` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`PermissionID`)
) ENGINE=MyISAM;

INSERT INTO `GDN_Permission` (`PermissionID`, `RoleID`, `JunctionTable`, `JunctionColumn`, `JunctionID`, `Vanilla.Discussions.View`, `Garden.Email.View`)
VALUES
	(1,2,NULL,'CANARY Permission.JunctionColumn',0,1,0),
	(2,2,'Category','CANARY Permission.JunctionColumn',-1,1,0),
	(3,2,'Category','CANARY Permission.JunctionColumn',5,0,0),
	(4,8,'Category','CANARY Permission.JunctionColumn',5,1,0);


# Dump of table
# ---

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
) ENGINE=MyISAM;

INSERT INTO `GDN_Category` (`CategoryID`, `ParentCategoryID`, `TreeLeft`, `TreeRight`, `PermissionCategoryID`, `Name`, `UrlCode`, `Description`, `Archived`)
VALUES
	(-1,NULL,0,0,-1,'Root','root','',0),
	(1,-1,2,0,-1,'Workshop','workshop','',0),
	(4,1,3,0,-1,'Lamps & wicks','lamps','All that burns.',0),
	(5,1,5,0,5,'SECRET staff','secret','',0),
	(6,1,7,0,99,'SECRET unknown','secret6','',0);


# Dump of table
# ---

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
) ENGINE=MyISAM;

INSERT INTO `GDN_Discussion` (`DiscussionID`, `CategoryID`, `InsertUserID`, `UpdateUserID`, `Name`, `Body`, `Format`, `Tags`, `CountViews`, `Closed`, `Announce`, `DateInserted`, `DateUpdated`, `InsertIPAddress`, `Type`)
VALUES
	(20,4,3,0,'The \"third\" lamp','The third lamp went out.','Markdown','brass,wicks',311,0,1,'2014-05-13 16:55:01',NULL,'CANARY Discussion.InsertIPAddress',NULL),
	(21,5,3,0,'SECRET','SECRET','Markdown','',0,0,0,'2014-05-13 16:55:01',NULL,'CANARY Discussion.InsertIPAddress',NULL),
	(22,6,3,0,'SECRET','SECRET','Markdown','',0,0,0,'2014-05-13 16:55:01',NULL,'CANARY Discussion.InsertIPAddress',NULL),
	(23,4,3,0,'HIDDEN stub','HIDDEN','Markdown','',0,0,0,'2014-05-13 16:55:01',NULL,'CANARY Discussion.InsertIPAddress','Redirect'),
	(24,4,7,0,'Oil','<p>Paraffin.</p>','Wysiwyg','',12,1,0,'2014-05-13 16:55:01',NULL,'CANARY Discussion.InsertIPAddress',NULL);


# Dump of table
# ---

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
) ENGINE=MyISAM;

INSERT INTO `GDN_Comment` (`CommentID`, `DiscussionID`, `InsertUserID`, `UpdateUserID`, `Body`, `Format`, `DateInserted`, `DateUpdated`, `InsertIPAddress`)
VALUES
	(102,20,7,7,'<blockquote class=\"Quote\" rel=\"Wren Okafor\">Trim the <b>wick</b>.</blockquote>\nI did &amp; it burns; it\'s \\n fine.<br />See <a href=\"https://lamps.example/a?b=1&amp;c=2\">the table</a><pre>if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,\'y\');</pre><ul><li>one</li><li>two</li></ul>','Html','2014-05-13 16:55:02','2014-05-13 19:23:20','CANARY Comment.InsertIPAddress'),
	(103,20,3,0,'Ein Gruß, und 日本語 🙂','Text','2014-05-13 16:55:03',NULL,'CANARY Comment.InsertIPAddress'),
	(106,21,3,0,'SECRET','Html','2014-05-13 16:55:06',NULL,'CANARY Comment.InsertIPAddress');


# Dump of table
# ---

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
) ENGINE=MyISAM;

INSERT INTO `GDN_User` (`UserID`, `Name`, `Password`, `Email`, `Title`, `DateInserted`, `LastIPAddress`, `CountComments`, `CountDiscussions`, `Attributes`)
VALUES
	(3,'Wren Okafor',0x43414E415259,'CANARY User.Email','Keeper','2011-03-13 07:06:40','CANARY User.LastIPAddress',1200,4,'CANARY User.Attributes'),
	(7,'Marlow & Pell',0x43414E415259,'CANARY User.Email','','2011-07-07 00:53:20','CANARY User.LastIPAddress',2,1,'CANARY User.Attributes');


# Dump of table
# ---

CREATE TABLE `GDN_ConversationMessage` (
  `MessageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Body` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`MessageID`)
) ENGINE=MyISAM;

INSERT INTO `GDN_ConversationMessage` (`MessageID`, `Body`)
VALUES
	(1,'CANARY ConversationMessage.Body');


# Dump of table
# ---

CREATE TABLE `GDN_Log` (
  `LogID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `Data` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`LogID`)
) ENGINE=MyISAM;

INSERT INTO `GDN_Log` (`LogID`, `Data`)
VALUES
	(1,'CANARY Log.Data');
