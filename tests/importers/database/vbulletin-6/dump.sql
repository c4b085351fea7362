-- phpMyAdmin SQL Dump
-- version 5.2.1

SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;

-- --------------------------------------------------------

CREATE TABLE `vb6_setting` (
  `varname` mediumtext COLLATE utf8mb4_bin,
  `grouptitle` mediumtext COLLATE utf8mb4_bin,
  `value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`varname`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_setting` (`varname`, `grouptitle`, `value`) VALUES
('bbtitle', 'CANARY setting.grouptitle', 'Lanternside'),
('bburl', 'CANARY setting.grouptitle', 'https://lanternside.example/core'),
('templateversion', 'CANARY setting.grouptitle', '6.6.4'),
('webmasteremail', 'CANARY setting.grouptitle', 'CANARY'),
('frontendurl', 'CANARY setting.grouptitle', 'https://lanternside.example');
ALTER TABLE `vb6_setting`
  ADD KEY `first` (`varname`);

-- --------------------------------------------------------

CREATE TABLE `vb6_contenttype` (
  `contenttypeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `class` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`contenttypeid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_contenttype` (`contenttypeid`, `class`) VALUES
(1, 'Channel'),
(2, 'Text'),
(3, 'Poll'),
(4, 'Attach'),
(5, 'PrivateMessage'),
(6, 'Report');
ALTER TABLE `vb6_contenttype`
  ADD KEY `first` (`contenttypeid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_channel` (
  `nodeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `category` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `guid` mediumtext COLLATE utf8mb4_bin,
  `options` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`nodeid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_channel` (`nodeid`, `category`, `guid`, `options`) VALUES
(1, 0, 'vbulletin-4ecbdf567f2773.55528984', 0),
(2, 0, 'vbulletin-4ecbdf567f2c35.70389590', 0),
(3, 0, 'vbulletin-4ecbdf567f3a38.99555306', 0),
(15, 0, 'vbulletin-15', 0),
(4, 0, 'vbulletin-4', 0),
(5, 0, 'vbulletin-5', 0),
(8, 0, 'vbulletin-8', 0),
(9, 0, 'vbulletin-9', 0),
(10, 0, 'vbulletin-10', 0),
(31, 0, 'vbulletin-31', 0),
(30, 0, 'vbulletin-30', 0);
ALTER TABLE `vb6_channel`
  ADD KEY `first` (`nodeid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_permission` (
  `permissionid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `nodeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forumpermissions` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forumpermissions2` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `moderatorpermissions` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`permissionid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_permission` (`permissionid`, `nodeid`, `groupid`, `forumpermissions`, `forumpermissions2`, `moderatorpermissions`) VALUES
(1, 1, 1, 528387, 0, 0),
(2, 1, 6, 528387, 0, 0),
(3, 5, 1, 0, 0, 0),
(4, 5, 6, 528387, 0, 0),
(5, 8, 1, 524289, 0, 0),
(6, 30, 1, 0, 0, 0),
(7, 31, 1, 528387, 0, 0);
ALTER TABLE `vb6_permission`
  ADD KEY `first` (`permissionid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_node` (
  `nodeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parentid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `starter` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `contenttypeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `authorname` mediumtext COLLATE utf8mb4_bin,
  `taglist` mediumtext COLLATE utf8mb4_bin,
  `publishdate` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `created` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `showpublished` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `showapproved` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `viewperms` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `deleteuserid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `deletereason` mediumtext COLLATE utf8mb4_bin,
  `open` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `sticky` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `displayorder` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ipaddress` mediumtext COLLATE utf8mb4_bin,
  `urlident` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`nodeid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_node` (`nodeid`, `parentid`, `starter`, `contenttypeid`, `title`, `description`, `userid`, `authorname`, `taglist`, `publishdate`, `created`, `showpublished`, `showapproved`, `viewperms`, `deleteuserid`, `deletereason`, `open`, `sticky`, `displayorder`, `ipaddress`, `urlident`) VALUES
(1, 0, 0, 1, 'Root', '', 3, 'Wren Okafor', '', 1400000001, 1400000001, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 1, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(2, 1, 0, 1, 'Forum', '', 3, 'Wren Okafor', '', 1400000002, 1400000002, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 2, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(3, 1, 0, 1, 'Groups', '', 3, 'Wren Okafor', '', 1400000003, 1400000003, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 3, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(15, 2, 0, 1, 'Workshop', '', 3, 'Wren Okafor', '', 1400000015, 1400000015, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 15, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(4, 15, 0, 1, 'Lamps &amp; wicks', 'All that <b>burns</b>.', 3, 'Wren Okafor', '', 1400000004, 1400000004, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 4, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(5, 15, 0, 1, 'SECRET staff', '', 3, 'Wren Okafor', '', 1400000005, 1400000005, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 5, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(8, 15, 0, 1, 'SECRET own threads alone', '', 3, 'Wren Okafor', '', 1400000008, 1400000008, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 8, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(9, 15, 0, 1, 'SECRET off', '', 3, 'Wren Okafor', '', 1400000009, 1400000009, 0, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 9, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(10, 15, 0, 1, 'SECRET members', '', 3, 'Wren Okafor', '', 1400000010, 1400000010, 1, 1, 1, NULL, 'CANARY node.deletereason', 1, 0, 10, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(31, 3, 0, 1, 'A group', '', 3, 'Wren Okafor', '', 1400000031, 1400000031, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 31, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(30, 1, 0, 1, 'Private Messages', '', 3, 'Wren Okafor', '', 1400000030, 1400000030, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 30, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(101, 4, 101, 3, 'The &quot;third&quot; lamp', '', 3, 'Wren Okafor', 'brass,wicks', 1400000101, 1400000101, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 1, 101, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(102, 101, 101, 2, '', '', 7, 'Marlow &amp; Pell', '', 1400000102, 1400000102, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 102, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(103, 101, 101, 2, '', '', 0, 'Gast O''Neil', '', 1400000103, 1400000103, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 103, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(104, 101, 101, 2, '', '', 3, 'Wren Okafor', '', 1400000104, 1400000104, 1, 0, 2, NULL, 'CANARY node.deletereason', 1, 0, 104, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(105, 101, 101, 2, '', '', 3, 'Wren Okafor', '', 1400000105, 1400000105, 0, 1, 2, 7, 'CANARY node.deletereason', 1, 0, 105, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(109, 102, 101, 2, '', '', 7, 'Marlow &amp; Pell', '', 1400000109, 1400000109, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 109, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(154, 102, 101, 4, '', '', 7, 'Marlow &amp; Pell', '', 1400000154, 1400000154, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 154, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(155, 102, 101, 4, '', '', 7, 'Marlow &amp; Pell', '', 1400000155, 1400000155, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 155, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(156, 102, 101, 4, '', '', 3, 'Wren Okafor', '', 1400000156, 1400000156, 1, 0, 2, NULL, 'CANARY node.deletereason', 1, 0, 156, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(108, 4, 108, 2, 'Oil', '', 7, 'Marlow &amp; Pell', '', 1400000108, 1400000108, 1, 1, 2, NULL, 'CANARY node.deletereason', 0, 0, 108, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(122, 4, 122, 2, 'HIDDEN', '', 3, 'Wren Okafor', '', 1400000122, 1400000122, 0, 1, 2, 7, 'CANARY node.deletereason', 1, 0, 122, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(107, 122, 122, 2, '', '', 3, 'Wren Okafor', '', 1400000107, 1400000107, 0, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 107, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(115, 5, 115, 2, 'SECRET', '', 3, 'Wren Okafor', '', 1400000115, 1400000115, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 115, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(118, 8, 118, 2, 'SECRET', '', 3, 'Wren Okafor', '', 1400000118, 1400000118, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 118, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(119, 9, 119, 2, 'SECRET', '', 3, 'Wren Okafor', '', 1400000119, 1400000119, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 119, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(120, 10, 120, 2, 'SECRET', '', 3, 'Wren Okafor', '', 1400000120, 1400000120, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 120, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(140, 31, 140, 2, 'HIDDEN in a group', '', 3, 'Wren Okafor', '', 1400000140, 1400000140, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 140, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(150, 30, 150, 5, 'CANARY title', '', 3, 'Wren Okafor', '', 1400000150, 1400000150, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 150, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(151, 150, 150, 5, 'CANARY', '', 3, 'Wren Okafor', '', 1400000151, 1400000151, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 151, 'CANARY node.ipaddress', 'CANARY node.urlident'),
(160, 101, 101, 6, 'HIDDEN report', '', 3, 'Wren Okafor', '', 1400000160, 1400000160, 1, 1, 2, NULL, 'CANARY node.deletereason', 1, 0, 160, 'CANARY node.ipaddress', 'CANARY node.urlident');
ALTER TABLE `vb6_node`
  ADD KEY `first` (`nodeid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_text` (
  `nodeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `previewtext` mediumtext COLLATE utf8mb4_bin,
  `rawtext` mediumtext COLLATE utf8mb4_bin,
  `htmlstate` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`nodeid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_text` (`nodeid`, `previewtext`, `rawtext`, `htmlstate`) VALUES
(101, 'CANARY text.previewtext', 'The third lamp went out.', 'CANARY text.htmlstate'),
(102, 'CANARY text.previewtext', '[QUOTE=Wren Okafor;n101]Trim the [B]wick[/B].[/QUOTE]\nI did & it burns :D; it''s \\n fine.\nSee [URL=\"https://lamps.example/a?b=1&c=2\"]the table[/URL]\n[CODE]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,''y'');[/CODE]\n[LIST]\n[*]one\n[*]two\n[/LIST]\n[ATTACH=JSON]{\"data-align\":\"none\",\"data-size\":\"full\",\"data-attachmentid\":155}[/ATTACH]', 'CANARY text.htmlstate'),
(103, 'CANARY text.previewtext', 'Ein Gruß, und 日本語 🙂', 'CANARY text.htmlstate'),
(104, 'CANARY text.previewtext', 'HIDDEN', 'CANARY text.htmlstate'),
(105, 'CANARY text.previewtext', 'HIDDEN', 'CANARY text.htmlstate'),
(109, 'CANARY text.previewtext', 'And again.', 'CANARY text.htmlstate'),
(108, 'CANARY text.previewtext', 'Paraffin.', 'CANARY text.htmlstate'),
(122, 'CANARY text.previewtext', 'HIDDEN', 'CANARY text.htmlstate'),
(107, 'CANARY text.previewtext', 'HIDDEN', 'CANARY text.htmlstate'),
(140, 'CANARY text.previewtext', 'HIDDEN', 'CANARY text.htmlstate'),
(150, 'CANARY text.previewtext', 'CANARY message', 'CANARY text.htmlstate'),
(151, 'CANARY text.previewtext', 'CANARY message', 'CANARY text.htmlstate'),
(160, 'CANARY text.previewtext', 'HIDDEN report', 'CANARY text.htmlstate'),
(115, 'CANARY text.previewtext', 'SECRET', 'CANARY text.htmlstate'),
(118, 'CANARY text.previewtext', 'SECRET', 'CANARY text.htmlstate'),
(119, 'CANARY text.previewtext', 'SECRET', 'CANARY text.htmlstate'),
(120, 'CANARY text.previewtext', 'SECRET', 'CANARY text.htmlstate');
ALTER TABLE `vb6_text`
  ADD KEY `first` (`nodeid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_privatemessage` (
  `nodeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `msgtype` mediumtext COLLATE utf8mb4_bin,
  `about` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`nodeid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_privatemessage` (`nodeid`, `msgtype`, `about`) VALUES
(150, 'CANARY privatemessage.msgtype', 'CANARY privatemessage.about');
ALTER TABLE `vb6_privatemessage`
  ADD KEY `first` (`nodeid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_editlog` (
  `nodeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `dateline` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `reason` mediumtext COLLATE utf8mb4_bin,
  `hashistory` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`nodeid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_editlog` (`nodeid`, `username`, `dateline`, `reason`, `hashistory`) VALUES
(102, 'Marlow &amp; Pell', 1400009000, 'wrong wick', 0);
ALTER TABLE `vb6_editlog`
  ADD KEY `first` (`nodeid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_poll` (
  `nodeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `options` mediumtext COLLATE utf8mb4_bin,
  `votes` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`nodeid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_poll` (`nodeid`, `options`, `votes`) VALUES
(101, 'CANARY poll.options', 0);
ALTER TABLE `vb6_poll`
  ADD KEY `first` (`nodeid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_polloption` (
  `polloptionid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `nodeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `votes` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `voters` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`polloptionid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_polloption` (`polloptionid`, `nodeid`, `title`, `votes`, `voters`) VALUES
(1, 101, '38 mm', 3, 'CANARY polloption.voters'),
(2, 101, '40 mm', 9, 'CANARY polloption.voters');
ALTER TABLE `vb6_polloption`
  ADD KEY `first` (`polloptionid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_attach` (
  `nodeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filedataid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `visible` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filename` mediumtext COLLATE utf8mb4_bin,
  `caption` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`nodeid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_attach` (`nodeid`, `filedataid`, `visible`, `filename`, `caption`) VALUES
(154, 14, 1, 'table.pdf', 'CANARY attach.caption'),
(155, 15, 1, 'wick.png', 'CANARY attach.caption'),
(156, 16, 1, 'HIDDEN.pdf', 'CANARY attach.caption');
ALTER TABLE `vb6_attach`
  ADD KEY `first` (`nodeid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_filedata` (
  `filedataid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filedata` blob,
  `filesize` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filehash` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`filedataid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_filedata` (`filedataid`, `userid`, `filedata`, `filesize`, `filehash`) VALUES
(14, 7, 0x43414E415259, 3072, 'CANARY filedata.filehash'),
(15, 7, 0x43414E415259, 70, 'CANARY filedata.filehash');
ALTER TABLE `vb6_filedata`
  ADD KEY `first` (`filedataid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_nodeview` (
  `nodeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `count` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`nodeid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_nodeview` (`nodeid`, `count`) VALUES
(101, 311);
ALTER TABLE `vb6_nodeview`
  ADD KEY `first` (`nodeid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_smilie` (
  `smilieid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `smilietext` mediumtext COLLATE utf8mb4_bin,
  `smiliepath` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`smilieid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_smilie` (`smilieid`, `title`, `smilietext`, `smiliepath`) VALUES
(1, 'CANARY smilie.title', ':D', 'images/smilies/biggrin.gif');
ALTER TABLE `vb6_smilie`
  ADD KEY `first` (`smilieid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_user` (
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `usergroupid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `token` mediumtext COLLATE utf8mb4_bin,
  `secret` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  `usertitle` mediumtext COLLATE utf8mb4_bin,
  `joindate` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `birthday` mediumtext COLLATE utf8mb4_bin,
  `ipaddress` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`userid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_user` (`userid`, `usergroupid`, `username`, `token`, `secret`, `email`, `usertitle`, `joindate`, `posts`, `birthday`, `ipaddress`) VALUES
(3, 0, 'Wren Okafor', 'CANARY user.token', 'CANARY user.secret', 'CANARY user.email', 'Keeper', 1300000000, 1204, 'CANARY user.birthday', 'CANARY user.ipaddress'),
(7, 0, 'Marlow &amp; Pell', 'CANARY user.token', 'CANARY user.secret', 'CANARY user.email', '', 1310000000, 3, 'CANARY user.birthday', 'CANARY user.ipaddress');
ALTER TABLE `vb6_user`
  ADD KEY `first` (`userid`);

-- --------------------------------------------------------

CREATE TABLE `vb6_usertextfield` (
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `signature` mediumtext COLLATE utf8mb4_bin,
  `pmfolders` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`userid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb6_usertextfield` (`userid`, `signature`, `pmfolders`) VALUES
(3, 'Third store.\n[B]Knock[/B] twice.', 'CANARY usertextfield.pmfolders');
ALTER TABLE `vb6_usertextfield`
  ADD KEY `first` (`userid`);
COMMIT;
