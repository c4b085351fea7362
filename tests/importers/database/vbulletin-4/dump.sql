-- phpMyAdmin SQL Dump
-- version 5.2.1

SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;

-- --------------------------------------------------------

CREATE TABLE `vb_setting` (
  `varname` mediumtext COLLATE utf8mb4_bin,
  `grouptitle` mediumtext COLLATE utf8mb4_bin,
  `value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`varname`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb_setting` (`varname`, `grouptitle`, `value`) VALUES
('bbtitle', 'CANARY setting.grouptitle', 'Lanternside'),
('bburl', 'CANARY setting.grouptitle', 'https://lanternside.example/vb'),
('maxposts', 'CANARY setting.grouptitle', '20'),
('templateversion', 'CANARY setting.grouptitle', '4.8.11'),
('webmasteremail', 'CANARY setting.grouptitle', 'CANARY');
ALTER TABLE `vb_setting`
  ADD KEY `first` (`varname`);

-- --------------------------------------------------------

CREATE TABLE `vb_usergroup` (
  `usergroupid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `forumpermissions` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`usergroupid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb_usergroup` (`usergroupid`, `title`, `forumpermissions`) VALUES
(1, 'CANARY usergroup.title', 528387),
(6, 'CANARY usergroup.title', 528387);
ALTER TABLE `vb_usergroup`
  ADD KEY `first` (`usergroupid`);

-- --------------------------------------------------------

CREATE TABLE `vb_forumpermission` (
  `forumpermissionid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forumid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `usergroupid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forumpermissions` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`forumpermissionid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb_forumpermission` (`forumpermissionid`, `forumid`, `usergroupid`, `forumpermissions`) VALUES
(1, 5, 1, 0),
(2, 5, 6, 528387),
(3, 8, 1, 524289);
ALTER TABLE `vb_forumpermission`
  ADD KEY `first` (`forumpermissionid`);

-- --------------------------------------------------------

CREATE TABLE `vb_forum` (
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

INSERT INTO `vb_forum` (`forumid`, `parentid`, `title`, `description`, `displayorder`, `options`, `password`, `link`, `lastpost`) VALUES
(1, -1, 'Workshop', '', 1, 3, '', '', 0),
(4, 1, 'Lamps &amp; wicks', 'All that <b>burns</b>.', 1, 7, '', '', 0),
(5, 1, 'SECRET staff', '', 2, 7, '', '', 0),
(6, 5, 'SECRET below staff', '', 1, 7, '', '', 0),
(7, 1, 'SECRET cellar', '', 3, 7, 'CANARYpw', '', 0),
(8, 1, 'SECRET own threads alone', '', 4, 7, '', '', 0),
(9, 1, 'SECRET off', '', 5, 6, '', '', 0);
ALTER TABLE `vb_forum`
  ADD KEY `first` (`forumid`);

-- --------------------------------------------------------

CREATE TABLE `vb_poll` (
  `pollid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `question` mediumtext COLLATE utf8mb4_bin,
  `dateline` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `options` mediumtext COLLATE utf8mb4_bin,
  `votes` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`pollid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb_poll` (`pollid`, `question`, `dateline`, `options`, `votes`) VALUES
(9, 'Which wick?', 0, '38 mm|||40 mm', '3|||9');
ALTER TABLE `vb_poll`
  ADD KEY `first` (`pollid`);

-- --------------------------------------------------------

CREATE TABLE `vb_thread` (
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

INSERT INTO `vb_thread` (`threadid`, `title`, `prefixid`, `firstpostid`, `forumid`, `pollid`, `open`, `postuserid`, `postusername`, `dateline`, `views`, `sticky`, `visible`, `taglist`, `notes`) VALUES
(20, 'The &quot;third&quot; lamp', '', 0, 4, 9, 1, 0, 'CANARY thread.postusername', 0, 311, 1, 1, 'brass,wicks', 'CANARY thread.notes'),
(25, 'SECRET', '', 0, 5, 0, 1, 0, 'CANARY thread.postusername', 0, 0, 0, 1, '', 'CANARY thread.notes'),
(26, 'SECRET', '', 0, 6, 0, 1, 0, 'CANARY thread.postusername', 0, 0, 0, 1, '', 'CANARY thread.notes'),
(27, 'SECRET', '', 0, 7, 0, 1, 0, 'CANARY thread.postusername', 0, 0, 0, 1, '', 'CANARY thread.notes'),
(28, 'SECRET', '', 0, 8, 0, 1, 0, 'CANARY thread.postusername', 0, 0, 0, 1, '', 'CANARY thread.notes'),
(29, 'SECRET', '', 0, 9, 0, 1, 0, 'CANARY thread.postusername', 0, 0, 0, 1, '', 'CANARY thread.notes'),
(22, 'HIDDEN', '', 0, 4, 0, 1, 0, 'CANARY thread.postusername', 0, 0, 0, 2, '', 'CANARY thread.notes'),
(23, 'The old name', '', 0, 4, 20, 10, 0, 'CANARY thread.postusername', 0, 0, 0, 1, '', 'CANARY thread.notes'),
(24, 'Oil', '', 0, 4, 0, 0, 0, 'CANARY thread.postusername', 0, 12, 0, 1, '', 'CANARY thread.notes');
ALTER TABLE `vb_thread`
  ADD KEY `first` (`threadid`);

-- --------------------------------------------------------

CREATE TABLE `vb_post` (
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

INSERT INTO `vb_post` (`postid`, `threadid`, `parentid`, `username`, `userid`, `title`, `dateline`, `pagetext`, `allowsmilie`, `showsignature`, `ipaddress`, `visible`, `attach`) VALUES
(101, 20, 0, 'Wren Okafor', 3, 'The &quot;third&quot; lamp', 1400000101, 'The third lamp went out.', 1, 0, 'CANARY post.ipaddress', 1, 0),
(102, 20, 0, 'Marlow &amp; Pell', 7, '', 1400000102, '[QUOTE=Wren Okafor;101]Trim the [B]wick[/B].[/QUOTE]\nI did & it burns :D; it''s \\n fine.\nSee [URL=\"https://lamps.example/a?b=1&c=2\"]the table[/URL]\n[CODE]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,''y'');[/CODE]\n[LIST]\n[*]one\n[*]two\n[/LIST]\n[ATTACH]55[/ATTACH]', 1, 0, 'CANARY post.ipaddress', 1, 0),
(103, 20, 0, 'Gast O''Neil', 0, 'A question of ash', 1400000103, 'Ein Gruß, und 日本語 🙂', 1, 0, 'CANARY post.ipaddress', 1, 0),
(104, 20, 0, 'Marlow &amp; Pell', 7, '', 1400000104, 'HIDDEN', 1, 0, 'CANARY post.ipaddress', 0, 0),
(105, 20, 0, 'Marlow &amp; Pell', 7, '', 1400000105, 'HIDDEN', 1, 0, 'CANARY post.ipaddress', 2, 0),
(115, 25, 0, 'Wren Okafor', 3, '', 1400000115, 'SECRET', 1, 0, 'CANARY post.ipaddress', 1, 0),
(116, 26, 0, 'Wren Okafor', 3, '', 1400000116, 'SECRET', 1, 0, 'CANARY post.ipaddress', 1, 0),
(117, 27, 0, 'Wren Okafor', 3, '', 1400000117, 'SECRET', 1, 0, 'CANARY post.ipaddress', 1, 0),
(118, 28, 0, 'Wren Okafor', 3, '', 1400000118, 'SECRET', 1, 0, 'CANARY post.ipaddress', 1, 0),
(119, 29, 0, 'Wren Okafor', 3, '', 1400000119, 'SECRET', 1, 0, 'CANARY post.ipaddress', 1, 0),
(107, 22, 0, 'Wren Okafor', 3, '', 1400000107, 'HIDDEN', 1, 0, 'CANARY post.ipaddress', 1, 0),
(108, 24, 0, 'Marlow &amp; Pell', 7, '', 1400000108, 'Paraffin :D', 0, 0, 'CANARY post.ipaddress', 1, 0);
ALTER TABLE `vb_post`
  ADD KEY `first` (`postid`);

-- --------------------------------------------------------

CREATE TABLE `vb_editlog` (
  `postid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `dateline` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `reason` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`postid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb_editlog` (`postid`, `userid`, `username`, `dateline`, `reason`) VALUES
(102, 0, 'Marlow &amp; Pell', 1400009000, 'wrong wick');
ALTER TABLE `vb_editlog`
  ADD KEY `first` (`postid`);

-- --------------------------------------------------------

CREATE TABLE `vb_smilie` (
  `smilieid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `smilietext` mediumtext COLLATE utf8mb4_bin,
  `smiliepath` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`smilieid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb_smilie` (`smilieid`, `title`, `smilietext`, `smiliepath`) VALUES
(1, 'CANARY smilie.title', ':D', 'images/smilies/biggrin.gif');
ALTER TABLE `vb_smilie`
  ADD KEY `first` (`smilieid`);

-- --------------------------------------------------------

CREATE TABLE `vb_contenttype` (
  `contenttypeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `class` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`contenttypeid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb_contenttype` (`contenttypeid`, `class`) VALUES
(1, 'Post'),
(2, 'PrivateMessage');
ALTER TABLE `vb_contenttype`
  ADD KEY `first` (`contenttypeid`);

-- --------------------------------------------------------

CREATE TABLE `vb_attachment` (
  `attachmentid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `contenttypeid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `contentid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filedataid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `state` mediumtext COLLATE utf8mb4_bin,
  `filename` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`attachmentid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb_attachment` (`attachmentid`, `contenttypeid`, `contentid`, `userid`, `filedataid`, `state`, `filename`) VALUES
(54, 1, 102, 0, 14, 'visible', 'table.pdf'),
(55, 1, 102, 0, 15, 'visible', 'wick.png'),
(56, 1, 102, 0, 16, 'moderation', 'HIDDEN.pdf'),
(57, 2, 102, 0, 17, 'visible', 'HIDDEN.pdf');
ALTER TABLE `vb_attachment`
  ADD KEY `first` (`attachmentid`);

-- --------------------------------------------------------

CREATE TABLE `vb_filedata` (
  `filedataid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filedata` blob,
  `filesize` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filehash` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`filedataid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb_filedata` (`filedataid`, `userid`, `filedata`, `filesize`, `filehash`) VALUES
(14, 7, 0x43414E415259, 3072, 'CANARY filedata.filehash'),
(15, 7, 0x43414E415259, 70, 'CANARY filedata.filehash');
ALTER TABLE `vb_filedata`
  ADD KEY `first` (`filedataid`);

-- --------------------------------------------------------

CREATE TABLE `vb_user` (
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

INSERT INTO `vb_user` (`userid`, `usergroupid`, `username`, `password`, `salt`, `email`, `usertitle`, `joindate`, `posts`, `birthday`, `ipaddress`) VALUES
(3, 0, 'Wren Okafor', 'CANARY user.password', 'CANARY user.salt', 'CANARY user.email', 'Keeper', 1300000000, 1204, 'CANARY user.birthday', 'CANARY user.ipaddress'),
(7, 0, 'Marlow &amp; Pell', 'CANARY user.password', 'CANARY user.salt', 'CANARY user.email', '', 1310000000, 3, 'CANARY user.birthday', 'CANARY user.ipaddress');
ALTER TABLE `vb_user`
  ADD KEY `first` (`userid`);

-- --------------------------------------------------------

CREATE TABLE `vb_usertextfield` (
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `signature` mediumtext COLLATE utf8mb4_bin,
  `pmfolders` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`userid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb_usertextfield` (`userid`, `signature`, `pmfolders`) VALUES
(3, 'Third store.\n[B]Knock[/B] twice.', 'CANARY usertextfield.pmfolders');
ALTER TABLE `vb_usertextfield`
  ADD KEY `first` (`userid`);

-- --------------------------------------------------------

CREATE TABLE `vb_pmtext` (
  `pmtextid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`pmtextid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `vb_pmtext` (`pmtextid`, `message`) VALUES
(1, 'CANARY pmtext.message');
ALTER TABLE `vb_pmtext`
  ADD KEY `first` (`pmtextid`);
COMMIT;
