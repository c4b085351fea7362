/*!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB

/*!40101 SET NAMES utf8mb4 */;

--
-- Table structure for table `wcf1_option`
--

DROP TABLE IF EXISTS `wcf1_option`;
CREATE TABLE `wcf1_option` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionName` mediumtext COLLATE utf8mb4_bin,
  `optionValue` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_option` WRITE;
/*!40000 ALTER TABLE `wcf1_option` DISABLE KEYS */;
INSERT INTO `wcf1_option` VALUES (0,'page_title','Lanternside'),
(0,'wbb_thread_posts_per_page','20'),
(0,'mail_smtp_password','CANARY'),
(0,'force_login','0');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_package`
--

DROP TABLE IF EXISTS `wcf1_package`;
CREATE TABLE `wcf1_package` (
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `package` mediumtext COLLATE utf8mb4_bin,
  `packageVersion` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`packageID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_package` WRITE;
/*!40000 ALTER TABLE `wcf1_package` DISABLE KEYS */;
INSERT INTO `wcf1_package` VALUES (1,'com.woltlab.wcf','CANARY package.packageVersion'),
(8,'com.woltlab.wbb','6.1.3');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_application`
--

DROP TABLE IF EXISTS `wcf1_application`;
CREATE TABLE `wcf1_application` (
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `domainName` mediumtext COLLATE utf8mb4_bin,
  `domainPath` mediumtext COLLATE utf8mb4_bin,
  `cookieDomain` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`packageID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_application` WRITE;
/*!40000 ALTER TABLE `wcf1_application` DISABLE KEYS */;
INSERT INTO `wcf1_application` VALUES (1,'other.example','/','CANARY application.cookieDomain'),
(8,'lanternside.example','/forum/','CANARY application.cookieDomain');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_language`
--

DROP TABLE IF EXISTS `wcf1_language`;
CREATE TABLE `wcf1_language` (
  `languageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `languageCode` mediumtext COLLATE utf8mb4_bin,
  `isDefault` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`languageID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_language` WRITE;
/*!40000 ALTER TABLE `wcf1_language` DISABLE KEYS */;
INSERT INTO `wcf1_language` VALUES (1,'en',1),
(2,'de',0);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_language_item`
--

DROP TABLE IF EXISTS `wcf1_language_item`;
CREATE TABLE `wcf1_language_item` (
  `languageItemID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `languageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `languageItem` mediumtext COLLATE utf8mb4_bin,
  `languageItemValue` mediumtext COLLATE utf8mb4_bin,
  `languageCustomItemValue` mediumtext COLLATE utf8mb4_bin,
  `languageUseCustomValue` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`languageItemID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_language_item` WRITE;
/*!40000 ALTER TABLE `wcf1_language_item` DISABLE KEYS */;
INSERT INTO `wcf1_language_item` VALUES (0,2,'wbb.board.board4','Lampen & Dochte',NULL,0),
(0,1,'wbb.board.board4','Lamps & wicks',NULL,0),
(0,1,'wcf.user.rank.user1','Keeper',NULL,0),
(0,1,'wcf.reactionType.title1','Like',NULL,0),
(0,1,'wcf.reactionType.title2','Thanks',NULL,0),
(0,1,'wcf.acp.x','CANARY words',NULL,0);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_object_type_definition`
--

DROP TABLE IF EXISTS `wcf1_object_type_definition`;
CREATE TABLE `wcf1_object_type_definition` (
  `definitionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `definitionName` mediumtext COLLATE utf8mb4_bin,
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`definitionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_object_type_definition` WRITE;
/*!40000 ALTER TABLE `wcf1_object_type_definition` DISABLE KEYS */;
INSERT INTO `wcf1_object_type_definition` VALUES (1,'com.woltlab.wcf.acl',0),
(2,'com.woltlab.wcf.attachment.objectType',0),
(3,'com.woltlab.wcf.poll',0),
(4,'com.woltlab.wcf.like.likeableObject',0),
(5,'com.woltlab.wcf.tagging.taggableObject',0),
(6,'com.woltlab.wcf.label.object',0);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_object_type`
--

DROP TABLE IF EXISTS `wcf1_object_type`;
CREATE TABLE `wcf1_object_type` (
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `definitionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectType` mediumtext COLLATE utf8mb4_bin,
  `className` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`objectTypeID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_object_type` WRITE;
/*!40000 ALTER TABLE `wcf1_object_type` DISABLE KEYS */;
INSERT INTO `wcf1_object_type` VALUES (11,1,0,'com.woltlab.wbb.board','CANARY object_type.className'),
(12,1,0,'com.woltlab.wcf.label','CANARY object_type.className'),
(13,1,0,'com.woltlab.wcf.category','CANARY object_type.className'),
(21,2,0,'com.woltlab.wbb.post','CANARY object_type.className'),
(22,2,0,'com.woltlab.wcf.conversation.message','CANARY object_type.className'),
(31,3,0,'com.woltlab.wbb.post','CANARY object_type.className'),
(32,3,0,'com.woltlab.wcf.conversation.message','CANARY object_type.className'),
(41,4,0,'com.woltlab.wbb.likeablePost','CANARY object_type.className'),
(51,5,0,'com.woltlab.wbb.thread','CANARY object_type.className'),
(52,5,0,'com.woltlab.blog.entry','CANARY object_type.className'),
(61,6,0,'com.woltlab.wbb.thread','CANARY object_type.className');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_acl_option`
--

DROP TABLE IF EXISTS `wcf1_acl_option`;
CREATE TABLE `wcf1_acl_option` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionName` mediumtext COLLATE utf8mb4_bin,
  `categoryName` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_acl_option` WRITE;
/*!40000 ALTER TABLE `wcf1_acl_option` DISABLE KEYS */;
INSERT INTO `wcf1_acl_option` VALUES (1,0,11,'canViewBoard','CANARY acl_option.categoryName'),
(2,0,11,'canEnterBoard','CANARY acl_option.categoryName'),
(3,0,11,'canReadThread','CANARY acl_option.categoryName'),
(4,0,11,'canDownloadAttachment','CANARY acl_option.categoryName'),
(5,0,11,'canStartThread','CANARY acl_option.categoryName'),
(90,0,12,'canViewLabel','CANARY acl_option.categoryName'),
(91,0,13,'canViewBoard','CANARY acl_option.categoryName');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_acl_option_to_group`
--

DROP TABLE IF EXISTS `wcf1_acl_option_to_group`;
CREATE TABLE `wcf1_acl_option_to_group` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionValue` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_acl_option_to_group` WRITE;
/*!40000 ALTER TABLE `wcf1_acl_option_to_group` DISABLE KEYS */;
INSERT INTO `wcf1_acl_option_to_group` VALUES (1,5,1,0),
(3,5,4,1),
(2,8,2,0),
(90,2,4,1),
(91,4,1,0),
(1,4,4,0);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_acl_option_to_user`
--

DROP TABLE IF EXISTS `wcf1_acl_option_to_user`;
CREATE TABLE `wcf1_acl_option_to_user` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionValue` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_acl_option_to_user` WRITE;
/*!40000 ALTER TABLE `wcf1_acl_option_to_user` DISABLE KEYS */;
INSERT INTO `wcf1_acl_option_to_user` VALUES (1,4,7,0);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_user_group`
--

DROP TABLE IF EXISTS `wcf1_user_group`;
CREATE TABLE `wcf1_user_group` (
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupName` mediumtext COLLATE utf8mb4_bin,
  `groupType` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`groupID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_user_group` WRITE;
/*!40000 ALTER TABLE `wcf1_user_group` DISABLE KEYS */;
INSERT INTO `wcf1_user_group` VALUES (1,'CANARY user_group.groupName',1),
(2,'CANARY user_group.groupName',2),
(3,'CANARY user_group.groupName',3),
(4,'CANARY user_group.groupName',4);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_user_group_option`
--

DROP TABLE IF EXISTS `wcf1_user_group_option`;
CREATE TABLE `wcf1_user_group_option` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionName` mediumtext COLLATE utf8mb4_bin,
  `defaultValue` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_user_group_option` WRITE;
/*!40000 ALTER TABLE `wcf1_user_group_option` DISABLE KEYS */;
INSERT INTO `wcf1_user_group_option` VALUES (1,0,'user.board.canViewBoard','CANARY user_group_option.defaultValue'),
(2,0,'user.board.canEnterBoard','CANARY user_group_option.defaultValue'),
(3,0,'user.board.canReadThread','CANARY user_group_option.defaultValue'),
(4,0,'user.board.canDownloadAttachment','CANARY user_group_option.defaultValue'),
(5,0,'user.board.canStartThread','CANARY user_group_option.defaultValue'),
(9,0,'user.like.canViewLike','CANARY user_group_option.defaultValue'),
(10,0,'admin.general.canUseAcp','CANARY user_group_option.defaultValue');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_user_group_option_value`
--

DROP TABLE IF EXISTS `wcf1_user_group_option_value`;
CREATE TABLE `wcf1_user_group_option_value` (
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionValue` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`groupID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_user_group_option_value` WRITE;
/*!40000 ALTER TABLE `wcf1_user_group_option_value` DISABLE KEYS */;
INSERT INTO `wcf1_user_group_option_value` VALUES (1,1,'1'),
(1,2,'1'),
(1,3,'1'),
(1,4,'1'),
(1,5,'0'),
(1,9,'1'),
(1,10,'0'),
(2,1,'0'),
(2,2,'0'),
(2,3,'0'),
(2,4,'0'),
(2,5,'0'),
(2,9,'0'),
(2,10,'0'),
(3,1,'1'),
(3,2,'1'),
(3,3,'1'),
(3,4,'1'),
(3,5,'0'),
(3,9,'1'),
(3,10,'0');
UNLOCK TABLES;

--
-- Table structure for table `wbb1_board`
--

DROP TABLE IF EXISTS `wbb1_board`;
CREATE TABLE `wbb1_board` (
  `boardID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parentID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `position` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `boardType` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  `descriptionUseHtml` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isClosed` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isInvisible` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isPrivate` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`boardID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wbb1_board` WRITE;
/*!40000 ALTER TABLE `wbb1_board` DISABLE KEYS */;
INSERT INTO `wbb1_board` VALUES (1,NULL,0,1,'Workshop','',0,0,0,0),
(4,1,4,0,'wbb.board.board4','All that <b>burns</b>.',1,0,0,0),
(5,1,5,0,'SECRET staff','',0,0,0,0),
(6,5,6,0,'SECRET below staff','',0,0,0,0),
(7,1,7,0,'SECRET invisible','',0,0,1,0),
(8,1,8,0,'SECRET never','',0,0,0,0),
(9,10,9,0,'SECRET circle','',0,0,0,0),
(10,9,10,0,'SECRET circle','',0,0,0,0),
(11,1,11,0,'SECRET private','',0,0,0,1),
(12,1,12,2,'SECRET link','',0,0,0,0);
UNLOCK TABLES;

--
-- Table structure for table `wbb1_thread`
--

DROP TABLE IF EXISTS `wbb1_thread`;
CREATE TABLE `wbb1_thread` (
  `threadID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `boardID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic` mediumtext COLLATE utf8mb4_bin,
  `firstPostID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `views` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isSticky` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isAnnouncement` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isClosed` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isDisabled` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isDeleted` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `movedThreadID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `lastPoster` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`threadID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wbb1_thread` WRITE;
/*!40000 ALTER TABLE `wbb1_thread` DISABLE KEYS */;
INSERT INTO `wbb1_thread` VALUES (20,4,'The \"third\" lamp',0,0,0,'CANARY thread.username',311,1,0,0,0,0,NULL,'CANARY thread.lastPoster'),
(25,5,'SECRET',0,0,0,'CANARY thread.username',0,0,0,0,0,0,NULL,'CANARY thread.lastPoster'),
(26,6,'SECRET',0,0,0,'CANARY thread.username',0,0,0,0,0,0,NULL,'CANARY thread.lastPoster'),
(27,7,'SECRET',0,0,0,'CANARY thread.username',0,0,0,0,0,0,NULL,'CANARY thread.lastPoster'),
(28,8,'SECRET',0,0,0,'CANARY thread.username',0,0,0,0,0,0,NULL,'CANARY thread.lastPoster'),
(29,9,'SECRET',0,0,0,'CANARY thread.username',0,0,0,0,0,0,NULL,'CANARY thread.lastPoster'),
(30,10,'SECRET',0,0,0,'CANARY thread.username',0,0,0,0,0,0,NULL,'CANARY thread.lastPoster'),
(31,11,'SECRET',0,0,0,'CANARY thread.username',0,0,0,0,0,0,NULL,'CANARY thread.lastPoster'),
(32,12,'SECRET',0,0,0,'CANARY thread.username',0,0,0,0,0,0,NULL,'CANARY thread.lastPoster'),
(22,4,'HIDDEN',0,0,0,'CANARY thread.username',0,0,0,0,1,0,NULL,'CANARY thread.lastPoster'),
(19,4,'HIDDEN gone',0,0,0,'CANARY thread.username',0,0,0,0,0,1,NULL,'CANARY thread.lastPoster'),
(23,4,'The old name',0,0,0,'CANARY thread.username',0,0,0,0,0,0,20,'CANARY thread.lastPoster'),
(24,4,'Oil',0,0,0,'CANARY thread.username',12,0,0,1,0,0,NULL,'CANARY thread.lastPoster');
UNLOCK TABLES;

--
-- Table structure for table `wbb1_post`
--

DROP TABLE IF EXISTS `wbb1_post`;
CREATE TABLE `wbb1_post` (
  `postID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `threadID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `subject` mediumtext COLLATE utf8mb4_bin,
  `message` mediumtext COLLATE utf8mb4_bin,
  `time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isDeleted` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isDisabled` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `editorID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `editor` mediumtext COLLATE utf8mb4_bin,
  `lastEditTime` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `editReason` mediumtext COLLATE utf8mb4_bin,
  `deleteReason` mediumtext COLLATE utf8mb4_bin,
  `enableHtml` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ipAddress` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`postID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wbb1_post` WRITE;
/*!40000 ALTER TABLE `wbb1_post` DISABLE KEYS */;
INSERT INTO `wbb1_post` VALUES (101,20,3,'Wren Okafor','The \"third\" lamp','<p>The third lamp went out.</p>',1400000101,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(102,20,7,'Marlow & Pell','','<woltlab-quote data-author=\"Wren Okafor\" data-link=\"https://lanternside.example/index.php?thread/20-the-third-lamp/&amp;postID=101#post101\"><p>Trim the <strong>wick</strong>.</p></woltlab-quote><p>I did &amp; it <woltlab-size class=\"woltlab-size-18\">burns</woltlab-size> <img class=\"smiley\" src=\"https://lanternside.example/images/smilies/biggrin.png\" alt=\":D\">; it\'s \\n fine.<br>See <a href=\"https://lamps.example/a?b=1&amp;c=2\">the table</a>, <woltlab-metacode data-name=\"user\" data-attributes=\"WyIzIl0=\">Wren Okafor</woltlab-metacode></p>\n<pre data-file=\"\" data-highlighter=\"c\" data-line=\"1\">if (a &lt; b) { ); } :D\n-- INSERT INTO `x` VALUES (1,\'y\');</pre>\n<ul><li>one</li><li>two</li></ul><p><woltlab-metacode data-name=\"attach\" data-attributes=\"WzU1LCAibm9uZSIsIHRydWVd\"></woltlab-metacode></p><woltlab-spoiler data-label=\"Why?\"><p><woltlab-metacode data-name=\"media\" data-attributes=\"WyJodHRwczovL3ZpZGVvcy5leGFtcGxlL3cvMyJd\"></woltlab-metacode> <woltlab-metacode data-name=\"weather\" data-attributes=\"WyJmb2ciXQ==\">tomorrow</woltlab-metacode></p></woltlab-spoiler>',1400000102,0,0,0,'Marlow & Pell',1400009000,'wrong \"wick\"','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(103,20,NULL,'Gast O\'Neil','A question of ash','<p><woltlab-metacode data-name=\"attach\" data-attributes=\"Wzk5OSwgIm5vbmUiLCBmYWxzZV0=\"></woltlab-metacode> <woltlab-mention data-user-id=\"7\" data-username=\"Marlow &amp; Pell\">Marlow &amp; Pell</woltlab-mention> <woltlab-metacode data-name=\"attach\" data-attributes=\"no base64\">x</woltlab-metacode> [b]typed[/b] <woltlab-quote data-author=\"a > b\"><p>never ended</p></p><p>Ein Gruß, und 日本語 🙂</p>',1400000103,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(104,20,7,'Marlow & Pell','','HIDDEN',1400000104,0,1,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(105,20,7,'Marlow & Pell','','HIDDEN',1400000105,1,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(205,25,3,'Wren Okafor','','SECRET',1400000205,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(206,26,3,'Wren Okafor','','SECRET',1400000206,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(207,27,3,'Wren Okafor','','SECRET',1400000207,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(208,28,3,'Wren Okafor','','SECRET',1400000208,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(209,29,3,'Wren Okafor','','SECRET',1400000209,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(210,30,3,'Wren Okafor','','SECRET',1400000210,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(211,31,3,'Wren Okafor','','SECRET',1400000211,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(212,32,3,'Wren Okafor','','SECRET',1400000212,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(107,22,3,'Wren Okafor','','HIDDEN',1400000107,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(109,19,3,'Wren Okafor','','HIDDEN',1400000109,0,0,0,'',0,'','CANARY post.deleteReason',1,'CANARY post.ipAddress'),
(108,24,7,'Marlow & Pell','','Paraffin :D',1400000108,0,0,0,'',0,'','CANARY post.deleteReason',0,'CANARY post.ipAddress');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_label_group`
--

DROP TABLE IF EXISTS `wcf1_label_group`;
CREATE TABLE `wcf1_label_group` (
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupName` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`groupID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_label_group` WRITE;
/*!40000 ALTER TABLE `wcf1_label_group` DISABLE KEYS */;
INSERT INTO `wcf1_label_group` VALUES (1,'State'),
(2,'SECRET');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_label`
--

DROP TABLE IF EXISTS `wcf1_label`;
CREATE TABLE `wcf1_label` (
  `labelID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `label` mediumtext COLLATE utf8mb4_bin,
  `cssClassName` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`labelID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_label` WRITE;
/*!40000 ALTER TABLE `wcf1_label` DISABLE KEYS */;
INSERT INTO `wcf1_label` VALUES (3,1,'Wanted','CANARY label.cssClassName'),
(4,2,'SECRET label','CANARY label.cssClassName');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_label_object`
--

DROP TABLE IF EXISTS `wcf1_label_object`;
CREATE TABLE `wcf1_label_object` (
  `labelID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`labelID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_label_object` WRITE;
/*!40000 ALTER TABLE `wcf1_label_object` DISABLE KEYS */;
INSERT INTO `wcf1_label_object` VALUES (3,61,20),
(4,61,20);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_tag`
--

DROP TABLE IF EXISTS `wcf1_tag`;
CREATE TABLE `wcf1_tag` (
  `tagID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `languageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`tagID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_tag` WRITE;
/*!40000 ALTER TABLE `wcf1_tag` DISABLE KEYS */;
INSERT INTO `wcf1_tag` VALUES (1,0,'brass'),
(2,0,'wicks'),
(3,0,'SECRET of a blog');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_tag_to_object`
--

DROP TABLE IF EXISTS `wcf1_tag_to_object`;
CREATE TABLE `wcf1_tag_to_object` (
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `tagID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `languageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`objectID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_tag_to_object` WRITE;
/*!40000 ALTER TABLE `wcf1_tag_to_object` DISABLE KEYS */;
INSERT INTO `wcf1_tag_to_object` VALUES (20,1,51,0),
(20,2,51,0),
(20,3,52,0);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_poll`
--

DROP TABLE IF EXISTS `wcf1_poll`;
CREATE TABLE `wcf1_poll` (
  `pollID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `question` mediumtext COLLATE utf8mb4_bin,
  `time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `endTime` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `resultsRequireVote` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `votes` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`pollID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_poll` WRITE;
/*!40000 ALTER TABLE `wcf1_poll` DISABLE KEYS */;
INSERT INTO `wcf1_poll` VALUES (9,31,101,'Which wick?',0,0,0,0),
(10,32,101,'SECRET',0,0,0,0);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_poll_option`
--

DROP TABLE IF EXISTS `wcf1_poll_option`;
CREATE TABLE `wcf1_poll_option` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `pollID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionValue` mediumtext COLLATE utf8mb4_bin,
  `votes` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `showOrder` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_poll_option` WRITE;
/*!40000 ALTER TABLE `wcf1_poll_option` DISABLE KEYS */;
INSERT INTO `wcf1_poll_option` VALUES (1,9,'38 mm',3,1),
(2,9,'40 mm',9,2);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_file`
--

DROP TABLE IF EXISTS `wcf1_file`;
CREATE TABLE `wcf1_file` (
  `fileID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filename` mediumtext COLLATE utf8mb4_bin,
  `fileSize` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `fileHash` mediumtext COLLATE utf8mb4_bin,
  `fileExtension` mediumtext COLLATE utf8mb4_bin,
  `secret` mediumtext COLLATE utf8mb4_bin,
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `mimeType` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`fileID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_file` WRITE;
/*!40000 ALTER TABLE `wcf1_file` DISABLE KEYS */;
INSERT INTO `wcf1_file` VALUES (7,'wick.png',70,'f00dfeed','png','CANARY file.secret',0,'CANARY file.mimeType'),
(8,'SECRET.png',0,'SECRET','png','CANARY file.secret',0,'CANARY file.mimeType');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_attachment`
--

DROP TABLE IF EXISTS `wcf1_attachment`;
CREATE TABLE `wcf1_attachment` (
  `attachmentID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `tmpHash` mediumtext COLLATE utf8mb4_bin,
  `filename` mediumtext COLLATE utf8mb4_bin,
  `filesize` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `fileType` mediumtext COLLATE utf8mb4_bin,
  `fileHash` mediumtext COLLATE utf8mb4_bin,
  `isImage` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `showOrder` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `fileID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`attachmentID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_attachment` WRITE;
/*!40000 ALTER TABLE `wcf1_attachment` DISABLE KEYS */;
INSERT INTO `wcf1_attachment` VALUES (54,21,102,0,'','table.pdf',3072,'CANARY attachment.fileType','feedbeef',0,1,0),
(55,21,102,0,'','',0,'CANARY attachment.fileType','',0,2,7),
(56,21,102,0,'abc','HIDDEN.pdf',0,'CANARY attachment.fileType','HIDDEN',0,0,0),
(57,22,102,0,'','SECRET.pdf',0,'CANARY attachment.fileType','SECRET',0,0,0);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_like`
--

DROP TABLE IF EXISTS `wcf1_like`;
CREATE TABLE `wcf1_like` (
  `likeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectUserID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `likeValue` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `reactionTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`likeID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_like` WRITE;
/*!40000 ALTER TABLE `wcf1_like` DISABLE KEYS */;
INSERT INTO `wcf1_like` VALUES (1,101,41,0,0,0,1,1),
(2,101,41,0,0,0,1,1),
(3,101,41,0,0,0,1,2);
UNLOCK TABLES;

--
-- Table structure for table `wcf1_user`
--

DROP TABLE IF EXISTS `wcf1_user`;
CREATE TABLE `wcf1_user` (
  `userID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  `password` mediumtext COLLATE utf8mb4_bin,
  `accessToken` mediumtext COLLATE utf8mb4_bin,
  `registrationDate` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userTitle` mediumtext COLLATE utf8mb4_bin,
  `wbbPosts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `rankID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `signature` mediumtext COLLATE utf8mb4_bin,
  `signatureEnableHtml` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `disableSignature` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `banReason` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`userID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_user` WRITE;
/*!40000 ALTER TABLE `wcf1_user` DISABLE KEYS */;
INSERT INTO `wcf1_user` VALUES (3,'Wren Okafor','CANARY user.email','CANARY user.password','CANARY user.accessToken',1300000000,'',1204,2,'<p>Third store.</p><p><b>Knock</b> twice.</p>',1,0,'CANARY user.banReason'),
(7,'Marlow & Pell','CANARY user.email','CANARY user.password','CANARY user.accessToken',1310000000,'',3,0,'HIDDEN',0,1,'CANARY user.banReason');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_user_rank`
--

DROP TABLE IF EXISTS `wcf1_user_rank`;
CREATE TABLE `wcf1_user_rank` (
  `rankID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `rankTitle` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`rankID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_user_rank` WRITE;
/*!40000 ALTER TABLE `wcf1_user_rank` DISABLE KEYS */;
INSERT INTO `wcf1_user_rank` VALUES (2,0,'wcf.user.rank.user1');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_smiley`
--

DROP TABLE IF EXISTS `wcf1_smiley`;
CREATE TABLE `wcf1_smiley` (
  `smileyID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `smileyPath` mediumtext COLLATE utf8mb4_bin,
  `smileyTitle` mediumtext COLLATE utf8mb4_bin,
  `smileyCode` mediumtext COLLATE utf8mb4_bin,
  `aliases` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`smileyID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_smiley` WRITE;
/*!40000 ALTER TABLE `wcf1_smiley` DISABLE KEYS */;
INSERT INTO `wcf1_smiley` VALUES (1,'images/smilies/biggrin.png','CANARY smiley.smileyTitle',':D',':grin:');
UNLOCK TABLES;

--
-- Table structure for table `wcf1_conversation_message`
--

DROP TABLE IF EXISTS `wcf1_conversation_message`;
CREATE TABLE `wcf1_conversation_message` (
  `messageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`messageID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wcf1_conversation_message` WRITE;
/*!40000 ALTER TABLE `wcf1_conversation_message` DISABLE KEYS */;
INSERT INTO `wcf1_conversation_message` VALUES (1,'CANARY conversation_message.message');
UNLOCK TABLES;

-- Dump completed on 2024-01-01  0:00:00
