/*!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB

/*!40101 SET NAMES utf8mb4 */;

--
-- Table structure for table `setting`
--

DROP TABLE IF EXISTS `setting`;
CREATE TABLE `setting` (
  `varname` mediumtext COLLATE utf8mb4_bin,
  `grouptitle` mediumtext COLLATE utf8mb4_bin,
  `value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`varname`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `setting` WRITE;
/*!40000 ALTER TABLE `setting` DISABLE KEYS */;
INSERT INTO `setting` VALUES ('bbtitle','CANARY setting.grouptitle','Lanternside'),
('bburl','CANARY setting.grouptitle','https://lanternside.example/vb'),
('maxposts','CANARY setting.grouptitle','20'),
('templateversion','CANARY setting.grouptitle','3.8.11'),
('webmasteremail','CANARY setting.grouptitle','CANARY');
UNLOCK TABLES;

--
-- Table structure for table `usergroup`
--

DROP TABLE IF EXISTS `usergroup`;
CREATE TABLE `usergroup` (
  `usergroupid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `forumpermissions` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`usergroupid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `usergroup` WRITE;
/*!40000 ALTER TABLE `usergroup` DISABLE KEYS */;
INSERT INTO `usergroup` VALUES (1,'CANARY usergroup.title',528387),
(6,'CANARY usergroup.title',528387);
UNLOCK TABLES;

--
-- Table structure for table `forumpermission`
--

DROP TABLE IF EXISTS `forumpermission`;
CREATE TABLE `forumpermission` (
  `forumpermissionid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forumid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `usergroupid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forumpermissions` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`forumpermissionid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `forumpermission` WRITE;
/*!40000 ALTER TABLE `forumpermission` DISABLE KEYS */;
INSERT INTO `forumpermission` VALUES (1,5,1,0),
(2,5,6,528387),
(3,8,1,524289);
UNLOCK TABLES;

--
-- Table structure for table `forum`
--

DROP TABLE IF EXISTS `forum`;
CREATE TABLE `forum` (
  `forumid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parentid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  `displayorder` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `options` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `password` mediumtext COLLATE utf8mb4_bin,
  `link` mediumtext COLLATE utf8mb4_bin,
  `lastpost` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`forumid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `forum` WRITE;
/*!40000 ALTER TABLE `forum` DISABLE KEYS */;
INSERT INTO `forum` VALUES (1,-1,'Workshop','',1,3,'','',0),
(4,1,'Lamps &amp; wicks','All that <b>burns</b>.',1,7,'','',0),
(5,1,'SECRET staff','',2,7,'','',0),
(6,5,'SECRET below staff','',1,7,'','',0),
(7,1,'SECRET cellar','',3,7,'CANARYpw','',0),
(8,1,'SECRET own threads alone','',4,7,'','',0),
(9,1,'SECRET off','',5,6,'','',0);
UNLOCK TABLES;

--
-- Table structure for table `poll`
--

DROP TABLE IF EXISTS `poll`;
CREATE TABLE `poll` (
  `pollid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `question` mediumtext COLLATE utf8mb4_bin,
  `dateline` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `options` mediumtext COLLATE utf8mb4_bin,
  `votes` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`pollid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `poll` WRITE;
/*!40000 ALTER TABLE `poll` DISABLE KEYS */;
INSERT INTO `poll` VALUES (9,'Which wick?',0,'38 mm|||40 mm','3|||9');
UNLOCK TABLES;

--
-- Table structure for table `thread`
--

DROP TABLE IF EXISTS `thread`;
CREATE TABLE `thread` (
  `threadid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `prefixid` mediumtext COLLATE utf8mb4_bin,
  `firstpostid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forumid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `pollid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `open` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `postuserid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `postusername` mediumtext COLLATE utf8mb4_bin,
  `dateline` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `views` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `sticky` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `visible` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `taglist` mediumtext COLLATE utf8mb4_bin,
  `notes` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`threadid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `thread` WRITE;
/*!40000 ALTER TABLE `thread` DISABLE KEYS */;
INSERT INTO `thread` VALUES (20,'The &quot;third&quot; lamp','',0,4,9,1,0,'CANARY thread.postusername',0,311,1,1,'brass,wicks','CANARY thread.notes'),
(25,'SECRET','',0,5,0,1,0,'CANARY thread.postusername',0,0,0,1,'','CANARY thread.notes'),
(26,'SECRET','',0,6,0,1,0,'CANARY thread.postusername',0,0,0,1,'','CANARY thread.notes'),
(27,'SECRET','',0,7,0,1,0,'CANARY thread.postusername',0,0,0,1,'','CANARY thread.notes'),
(28,'SECRET','',0,8,0,1,0,'CANARY thread.postusername',0,0,0,1,'','CANARY thread.notes'),
(29,'SECRET','',0,9,0,1,0,'CANARY thread.postusername',0,0,0,1,'','CANARY thread.notes'),
(22,'HIDDEN','',0,4,0,1,0,'CANARY thread.postusername',0,0,0,2,'','CANARY thread.notes'),
(23,'The old name','',0,4,20,10,0,'CANARY thread.postusername',0,0,0,1,'','CANARY thread.notes'),
(24,'Oil','',0,4,0,0,0,'CANARY thread.postusername',0,12,0,1,'','CANARY thread.notes');
UNLOCK TABLES;

--
-- Table structure for table `post`
--

DROP TABLE IF EXISTS `post`;
CREATE TABLE `post` (
  `postid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `threadid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parentid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `dateline` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `pagetext` mediumtext COLLATE utf8mb4_bin,
  `allowsmilie` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `showsignature` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ipaddress` mediumtext COLLATE utf8mb4_bin,
  `visible` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `attach` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`postid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `post` WRITE;
/*!40000 ALTER TABLE `post` DISABLE KEYS */;
INSERT INTO `post` VALUES (101,20,0,'Wren Okafor',3,'The &quot;third&quot; lamp',1400000101,'The third lamp went out.',1,0,'CANARY post.ipaddress',1,0),
(102,20,0,'Marlow &amp; Pell',7,'',1400000102,'[QUOTE=Wren Okafor;101]Trim the [B]wick[/B].[/QUOTE]\nI did & it burns :D; it\'s \\n fine.\nSee [URL=\"https://lamps.example/a?b=1&c=2\"]the table[/URL]\n[CODE]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,\'y\');[/CODE]\n[LIST]\n[*]one\n[*]two\n[/LIST]\n[ATTACH]55[/ATTACH]',1,0,'CANARY post.ipaddress',1,0),
(103,20,0,'Gast O\'Neil',0,'A question of ash',1400000103,'Ein Gruß, und 日本語 🙂',1,0,'CANARY post.ipaddress',1,0),
(104,20,0,'Marlow &amp; Pell',7,'',1400000104,'HIDDEN',1,0,'CANARY post.ipaddress',0,0),
(105,20,0,'Marlow &amp; Pell',7,'',1400000105,'HIDDEN',1,0,'CANARY post.ipaddress',2,0),
(115,25,0,'Wren Okafor',3,'',1400000115,'SECRET',1,0,'CANARY post.ipaddress',1,0),
(116,26,0,'Wren Okafor',3,'',1400000116,'SECRET',1,0,'CANARY post.ipaddress',1,0),
(117,27,0,'Wren Okafor',3,'',1400000117,'SECRET',1,0,'CANARY post.ipaddress',1,0),
(118,28,0,'Wren Okafor',3,'',1400000118,'SECRET',1,0,'CANARY post.ipaddress',1,0),
(119,29,0,'Wren Okafor',3,'',1400000119,'SECRET',1,0,'CANARY post.ipaddress',1,0),
(107,22,0,'Wren Okafor',3,'',1400000107,'HIDDEN',1,0,'CANARY post.ipaddress',1,0),
(108,24,0,'Marlow &amp; Pell',7,'',1400000108,'Paraffin :D',0,0,'CANARY post.ipaddress',1,0);
UNLOCK TABLES;

--
-- Table structure for table `editlog`
--

DROP TABLE IF EXISTS `editlog`;
CREATE TABLE `editlog` (
  `postid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `dateline` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `reason` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`postid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `editlog` WRITE;
/*!40000 ALTER TABLE `editlog` DISABLE KEYS */;
INSERT INTO `editlog` VALUES (102,0,'Marlow &amp; Pell',1400009000,'wrong wick');
UNLOCK TABLES;

--
-- Table structure for table `smilie`
--

DROP TABLE IF EXISTS `smilie`;
CREATE TABLE `smilie` (
  `smilieid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `smilietext` mediumtext COLLATE utf8mb4_bin,
  `smiliepath` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`smilieid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `smilie` WRITE;
/*!40000 ALTER TABLE `smilie` DISABLE KEYS */;
INSERT INTO `smilie` VALUES (1,'CANARY smilie.title',':D','images/smilies/biggrin.gif');
UNLOCK TABLES;

--
-- Table structure for table `attachment`
--

DROP TABLE IF EXISTS `attachment`;
CREATE TABLE `attachment` (
  `attachmentid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `dateline` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filename` mediumtext COLLATE utf8mb4_bin,
  `filedata` blob,
  `visible` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filesize` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `postid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `posthash` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`attachmentid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `attachment` WRITE;
/*!40000 ALTER TABLE `attachment` DISABLE KEYS */;
INSERT INTO `attachment` VALUES (54,7,0,'table.pdf',0x43414E415259,1,3072,102,'CANARY attachment.posthash'),
(55,7,0,'wick.png',0x43414E415259,1,70,102,'CANARY attachment.posthash'),
(56,7,0,'HIDDEN.pdf',0x43414E415259,0,0,102,'CANARY attachment.posthash');
UNLOCK TABLES;

--
-- Table structure for table `user`
--

DROP TABLE IF EXISTS `user`;
CREATE TABLE `user` (
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `usergroupid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `password` mediumtext COLLATE utf8mb4_bin,
  `salt` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  `usertitle` mediumtext COLLATE utf8mb4_bin,
  `joindate` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `birthday` mediumtext COLLATE utf8mb4_bin,
  `ipaddress` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`userid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `user` WRITE;
/*!40000 ALTER TABLE `user` DISABLE KEYS */;
INSERT INTO `user` VALUES (3,0,'Wren Okafor','CANARY user.password','CANARY user.salt','CANARY user.email','Keeper',1300000000,1204,'CANARY user.birthday','CANARY user.ipaddress'),
(7,0,'Marlow &amp; Pell','CANARY user.password','CANARY user.salt','CANARY user.email','',1310000000,3,'CANARY user.birthday','CANARY user.ipaddress');
UNLOCK TABLES;

--
-- Table structure for table `usertextfield`
--

DROP TABLE IF EXISTS `usertextfield`;
CREATE TABLE `usertextfield` (
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `signature` mediumtext COLLATE utf8mb4_bin,
  `pmfolders` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`userid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `usertextfield` WRITE;
/*!40000 ALTER TABLE `usertextfield` DISABLE KEYS */;
INSERT INTO `usertextfield` VALUES (3,'Third store.\n[B]Knock[/B] twice.','CANARY usertextfield.pmfolders');
UNLOCK TABLES;

--
-- Table structure for table `pmtext`
--

DROP TABLE IF EXISTS `pmtext`;
CREATE TABLE `pmtext` (
  `pmtextid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`pmtextid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `pmtext` WRITE;
/*!40000 ALTER TABLE `pmtext` DISABLE KEYS */;
INSERT INTO `pmtext` VALUES (1,'CANARY pmtext.message');
UNLOCK TABLES;

-- Dump completed on 2024-01-01  0:00:00
