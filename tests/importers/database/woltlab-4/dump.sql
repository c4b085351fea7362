-- phpMyAdmin SQL Dump
-- version 5.2.1

SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;

-- --------------------------------------------------------

CREATE TABLE `wcf1_option` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionName` mediumtext COLLATE utf8mb4_bin,
  `optionValue` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_option` (`optionID`, `optionName`, `optionValue`) VALUES
(0, 'page_title', 'Lanternside'),
(0, 'wbb_thread_posts_per_page', '20'),
(0, 'mail_smtp_password', 'CANARY'),
(0, 'force_login', '0');
ALTER TABLE `wcf1_option`
  ADD KEY `first` (`optionID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_package` (
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `package` mediumtext COLLATE utf8mb4_bin,
  `packageVersion` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`packageID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_package` (`packageID`, `package`, `packageVersion`) VALUES
(1, 'com.woltlab.wcf', 'CANARY package.packageVersion'),
(8, 'com.woltlab.wbb', '4.1.3');
ALTER TABLE `wcf1_package`
  ADD KEY `first` (`packageID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_application` (
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `domainName` mediumtext COLLATE utf8mb4_bin,
  `domainPath` mediumtext COLLATE utf8mb4_bin,
  `cookieDomain` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`packageID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_application` (`packageID`, `domainName`, `domainPath`, `cookieDomain`) VALUES
(1, 'other.example', '/', 'CANARY application.cookieDomain'),
(8, 'lanternside.example', '/forum/', 'CANARY application.cookieDomain');
ALTER TABLE `wcf1_application`
  ADD KEY `first` (`packageID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_language` (
  `languageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `languageCode` mediumtext COLLATE utf8mb4_bin,
  `isDefault` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`languageID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_language` (`languageID`, `languageCode`, `isDefault`) VALUES
(1, 'en', 1),
(2, 'de', 0);
ALTER TABLE `wcf1_language`
  ADD KEY `first` (`languageID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_language_item` (
  `languageItemID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `languageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `languageItem` mediumtext COLLATE utf8mb4_bin,
  `languageItemValue` mediumtext COLLATE utf8mb4_bin,
  `languageCustomItemValue` mediumtext COLLATE utf8mb4_bin,
  `languageUseCustomValue` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`languageItemID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_language_item` (`languageItemID`, `languageID`, `languageItem`, `languageItemValue`, `languageCustomItemValue`, `languageUseCustomValue`) VALUES
(0, 2, 'wbb.board.board4', 'Lampen & Dochte', NULL, 0),
(0, 1, 'wbb.board.board4', 'Lamps & wicks', NULL, 0),
(0, 1, 'wcf.user.rank.user1', 'Keeper', NULL, 0),
(0, 1, 'wcf.reactionType.title1', 'Like', NULL, 0),
(0, 1, 'wcf.reactionType.title2', 'Thanks', NULL, 0),
(0, 1, 'wcf.acp.x', 'CANARY words', NULL, 0);
ALTER TABLE `wcf1_language_item`
  ADD KEY `first` (`languageItemID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_object_type_definition` (
  `definitionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `definitionName` mediumtext COLLATE utf8mb4_bin,
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`definitionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_object_type_definition` (`definitionID`, `definitionName`, `packageID`) VALUES
(1, 'com.woltlab.wcf.acl', 0),
(2, 'com.woltlab.wcf.attachment.objectType', 0),
(3, 'com.woltlab.wcf.poll', 0),
(4, 'com.woltlab.wcf.like.likeableObject', 0),
(5, 'com.woltlab.wcf.tagging.taggableObject', 0),
(6, 'com.woltlab.wcf.label.object', 0);
ALTER TABLE `wcf1_object_type_definition`
  ADD KEY `first` (`definitionID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_object_type` (
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `definitionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectType` mediumtext COLLATE utf8mb4_bin,
  `className` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`objectTypeID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_object_type` (`objectTypeID`, `definitionID`, `packageID`, `objectType`, `className`) VALUES
(11, 1, 0, 'com.woltlab.wbb.board', 'CANARY object_type.className'),
(12, 1, 0, 'com.woltlab.wcf.label', 'CANARY object_type.className'),
(13, 1, 0, 'com.woltlab.wcf.category', 'CANARY object_type.className'),
(21, 2, 0, 'com.woltlab.wbb.post', 'CANARY object_type.className'),
(22, 2, 0, 'com.woltlab.wcf.conversation.message', 'CANARY object_type.className'),
(31, 3, 0, 'com.woltlab.wbb.post', 'CANARY object_type.className'),
(32, 3, 0, 'com.woltlab.wcf.conversation.message', 'CANARY object_type.className'),
(41, 4, 0, 'com.woltlab.wbb.likeablePost', 'CANARY object_type.className'),
(51, 5, 0, 'com.woltlab.wbb.thread', 'CANARY object_type.className'),
(52, 5, 0, 'com.woltlab.blog.entry', 'CANARY object_type.className'),
(61, 6, 0, 'com.woltlab.wbb.thread', 'CANARY object_type.className');
ALTER TABLE `wcf1_object_type`
  ADD KEY `first` (`objectTypeID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_acl_option` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionName` mediumtext COLLATE utf8mb4_bin,
  `categoryName` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_acl_option` (`optionID`, `packageID`, `objectTypeID`, `optionName`, `categoryName`) VALUES
(1, 0, 11, 'canViewBoard', 'CANARY acl_option.categoryName'),
(2, 0, 11, 'canEnterBoard', 'CANARY acl_option.categoryName'),
(3, 0, 11, 'canReadThread', 'CANARY acl_option.categoryName'),
(4, 0, 11, 'canDownloadAttachment', 'CANARY acl_option.categoryName'),
(5, 0, 11, 'canStartThread', 'CANARY acl_option.categoryName'),
(90, 0, 12, 'canViewLabel', 'CANARY acl_option.categoryName'),
(91, 0, 13, 'canViewBoard', 'CANARY acl_option.categoryName');
ALTER TABLE `wcf1_acl_option`
  ADD KEY `first` (`optionID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_acl_option_to_group` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionValue` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_acl_option_to_group` (`optionID`, `objectID`, `groupID`, `optionValue`) VALUES
(1, 5, 1, 0),
(3, 5, 4, 1),
(2, 8, 2, 0),
(90, 2, 4, 1),
(91, 4, 1, 0),
(1, 4, 4, 0);
ALTER TABLE `wcf1_acl_option_to_group`
  ADD KEY `first` (`optionID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_acl_option_to_user` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionValue` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_acl_option_to_user` (`optionID`, `objectID`, `userID`, `optionValue`) VALUES
(1, 4, 7, 0);
ALTER TABLE `wcf1_acl_option_to_user`
  ADD KEY `first` (`optionID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_user_group` (
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupName` mediumtext COLLATE utf8mb4_bin,
  `groupType` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`groupID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_user_group` (`groupID`, `groupName`, `groupType`) VALUES
(1, 'CANARY user_group.groupName', 1),
(2, 'CANARY user_group.groupName', 2),
(3, 'CANARY user_group.groupName', 3),
(4, 'CANARY user_group.groupName', 4);
ALTER TABLE `wcf1_user_group`
  ADD KEY `first` (`groupID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_user_group_option` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionName` mediumtext COLLATE utf8mb4_bin,
  `defaultValue` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_user_group_option` (`optionID`, `packageID`, `optionName`, `defaultValue`) VALUES
(1, 0, 'user.board.canViewBoard', 'CANARY user_group_option.defaultValue'),
(2, 0, 'user.board.canEnterBoard', 'CANARY user_group_option.defaultValue'),
(3, 0, 'user.board.canReadThread', 'CANARY user_group_option.defaultValue'),
(4, 0, 'user.board.canDownloadAttachment', 'CANARY user_group_option.defaultValue'),
(5, 0, 'user.board.canStartThread', 'CANARY user_group_option.defaultValue'),
(9, 0, 'user.like.canViewLike', 'CANARY user_group_option.defaultValue'),
(10, 0, 'admin.general.canUseAcp', 'CANARY user_group_option.defaultValue');
ALTER TABLE `wcf1_user_group_option`
  ADD KEY `first` (`optionID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_user_group_option_value` (
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionValue` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`groupID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_user_group_option_value` (`groupID`, `optionID`, `optionValue`) VALUES
(1, 1, '1'),
(1, 2, '1'),
(1, 3, '1'),
(1, 4, '1'),
(1, 5, '0'),
(1, 9, '1'),
(1, 10, '0'),
(2, 1, '0'),
(2, 2, '0'),
(2, 3, '0'),
(2, 4, '0'),
(2, 5, '0'),
(2, 9, '0'),
(2, 10, '0'),
(3, 1, '1'),
(3, 2, '1'),
(3, 3, '1'),
(3, 4, '1'),
(3, 5, '0'),
(3, 9, '1'),
(3, 10, '0');
ALTER TABLE `wcf1_user_group_option_value`
  ADD KEY `first` (`groupID`);

-- --------------------------------------------------------

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
  KEY `first` (`boardID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wbb1_board` (`boardID`, `parentID`, `position`, `boardType`, `title`, `description`, `descriptionUseHtml`, `isClosed`, `isInvisible`) VALUES
(1, NULL, 0, 1, 'Workshop', '', 0, 0, 0),
(4, 1, 4, 0, 'wbb.board.board4', 'All that <b>burns</b>.', 1, 0, 0),
(5, 1, 5, 0, 'SECRET staff', '', 0, 0, 0),
(6, 5, 6, 0, 'SECRET below staff', '', 0, 0, 0),
(7, 1, 7, 0, 'SECRET invisible', '', 0, 0, 1),
(8, 1, 8, 0, 'SECRET never', '', 0, 0, 0),
(9, 10, 9, 0, 'SECRET circle', '', 0, 0, 0),
(10, 9, 10, 0, 'SECRET circle', '', 0, 0, 0),
(11, 1, 11, 0, 'SECRET private', '', 0, 0, 1),
(12, 1, 12, 2, 'SECRET link', '', 0, 0, 0);
ALTER TABLE `wbb1_board`
  ADD KEY `first` (`boardID`);

-- --------------------------------------------------------

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

INSERT INTO `wbb1_thread` (`threadID`, `boardID`, `topic`, `firstPostID`, `time`, `userID`, `username`, `views`, `isSticky`, `isAnnouncement`, `isClosed`, `isDisabled`, `isDeleted`, `movedThreadID`, `lastPoster`) VALUES
(20, 4, 'The \"third\" lamp', 0, 0, 0, 'CANARY thread.username', 311, 1, 0, 0, 0, 0, NULL, 'CANARY thread.lastPoster'),
(25, 5, 'SECRET', 0, 0, 0, 'CANARY thread.username', 0, 0, 0, 0, 0, 0, NULL, 'CANARY thread.lastPoster'),
(26, 6, 'SECRET', 0, 0, 0, 'CANARY thread.username', 0, 0, 0, 0, 0, 0, NULL, 'CANARY thread.lastPoster'),
(27, 7, 'SECRET', 0, 0, 0, 'CANARY thread.username', 0, 0, 0, 0, 0, 0, NULL, 'CANARY thread.lastPoster'),
(28, 8, 'SECRET', 0, 0, 0, 'CANARY thread.username', 0, 0, 0, 0, 0, 0, NULL, 'CANARY thread.lastPoster'),
(29, 9, 'SECRET', 0, 0, 0, 'CANARY thread.username', 0, 0, 0, 0, 0, 0, NULL, 'CANARY thread.lastPoster'),
(30, 10, 'SECRET', 0, 0, 0, 'CANARY thread.username', 0, 0, 0, 0, 0, 0, NULL, 'CANARY thread.lastPoster'),
(31, 11, 'SECRET', 0, 0, 0, 'CANARY thread.username', 0, 0, 0, 0, 0, 0, NULL, 'CANARY thread.lastPoster'),
(32, 12, 'SECRET', 0, 0, 0, 'CANARY thread.username', 0, 0, 0, 0, 0, 0, NULL, 'CANARY thread.lastPoster'),
(22, 4, 'HIDDEN', 0, 0, 0, 'CANARY thread.username', 0, 0, 0, 0, 1, 0, NULL, 'CANARY thread.lastPoster'),
(19, 4, 'HIDDEN gone', 0, 0, 0, 'CANARY thread.username', 0, 0, 0, 0, 0, 1, NULL, 'CANARY thread.lastPoster'),
(23, 4, 'The old name', 0, 0, 0, 'CANARY thread.username', 0, 0, 0, 0, 0, 0, 20, 'CANARY thread.lastPoster'),
(24, 4, 'Oil', 0, 0, 0, 'CANARY thread.username', 12, 0, 0, 1, 0, 0, NULL, 'CANARY thread.lastPoster');
ALTER TABLE `wbb1_thread`
  ADD KEY `first` (`threadID`);

-- --------------------------------------------------------

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

INSERT INTO `wbb1_post` (`postID`, `threadID`, `userID`, `username`, `subject`, `message`, `time`, `isDeleted`, `isDisabled`, `editorID`, `editor`, `lastEditTime`, `editReason`, `deleteReason`, `enableHtml`, `ipAddress`) VALUES
(101, 20, 3, 'Wren Okafor', 'The \"third\" lamp', 'The third lamp went out.', 1400000101, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(102, 20, 7, 'Marlow & Pell', '', '[quote=''Wren Okafor'',https://lanternside.example/index.php?thread/20/&postID=101#post101]Trim the [b]wick[/b].[/quote]\nI did & it burns :D; it''s \\n fine.\nSee [url=''https://lamps.example/a?b=1&c=2'']the table[/url]\n[code=5,php]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,''y'');[/code]\n[list]\n[*]one\n[*]two\n[/list]\n[attach=55,left][/attach]', 1400000102, 0, 0, 0, 'Marlow & Pell', 1400009000, 'wrong \"wick\"', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(103, 20, NULL, 'Gast O''Neil', 'A question of ash', 'Ein Gruß, und 日本語 🙂', 1400000103, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(104, 20, 7, 'Marlow & Pell', '', 'HIDDEN', 1400000104, 0, 1, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(105, 20, 7, 'Marlow & Pell', '', 'HIDDEN', 1400000105, 1, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(205, 25, 3, 'Wren Okafor', '', 'SECRET', 1400000205, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(206, 26, 3, 'Wren Okafor', '', 'SECRET', 1400000206, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(207, 27, 3, 'Wren Okafor', '', 'SECRET', 1400000207, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(208, 28, 3, 'Wren Okafor', '', 'SECRET', 1400000208, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(209, 29, 3, 'Wren Okafor', '', 'SECRET', 1400000209, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(210, 30, 3, 'Wren Okafor', '', 'SECRET', 1400000210, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(211, 31, 3, 'Wren Okafor', '', 'SECRET', 1400000211, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(212, 32, 3, 'Wren Okafor', '', 'SECRET', 1400000212, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(107, 22, 3, 'Wren Okafor', '', 'HIDDEN', 1400000107, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(109, 19, 3, 'Wren Okafor', '', 'HIDDEN', 1400000109, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress'),
(108, 24, 7, 'Marlow & Pell', '', 'Paraffin :D', 1400000108, 0, 0, 0, '', 0, '', 'CANARY post.deleteReason', 0, 'CANARY post.ipAddress');
ALTER TABLE `wbb1_post`
  ADD KEY `first` (`postID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_label_group` (
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupName` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`groupID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_label_group` (`groupID`, `groupName`) VALUES
(1, 'State'),
(2, 'SECRET');
ALTER TABLE `wcf1_label_group`
  ADD KEY `first` (`groupID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_label` (
  `labelID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `label` mediumtext COLLATE utf8mb4_bin,
  `cssClassName` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`labelID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_label` (`labelID`, `groupID`, `label`, `cssClassName`) VALUES
(3, 1, 'Wanted', 'CANARY label.cssClassName'),
(4, 2, 'SECRET label', 'CANARY label.cssClassName');
ALTER TABLE `wcf1_label`
  ADD KEY `first` (`labelID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_label_object` (
  `labelID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`labelID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_label_object` (`labelID`, `objectTypeID`, `objectID`) VALUES
(3, 61, 20),
(4, 61, 20);
ALTER TABLE `wcf1_label_object`
  ADD KEY `first` (`labelID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_tag` (
  `tagID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `languageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`tagID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_tag` (`tagID`, `languageID`, `name`) VALUES
(1, 0, 'brass'),
(2, 0, 'wicks'),
(3, 0, 'SECRET of a blog');
ALTER TABLE `wcf1_tag`
  ADD KEY `first` (`tagID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_tag_to_object` (
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `tagID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `languageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`objectID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_tag_to_object` (`objectID`, `tagID`, `objectTypeID`, `languageID`) VALUES
(20, 1, 51, 0),
(20, 2, 51, 0),
(20, 3, 52, 0);
ALTER TABLE `wcf1_tag_to_object`
  ADD KEY `first` (`objectID`);

-- --------------------------------------------------------

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

INSERT INTO `wcf1_poll` (`pollID`, `objectTypeID`, `objectID`, `question`, `time`, `endTime`, `resultsRequireVote`, `votes`) VALUES
(9, 31, 101, 'Which wick?', 0, 0, 0, 0),
(10, 32, 101, 'SECRET', 0, 0, 0, 0);
ALTER TABLE `wcf1_poll`
  ADD KEY `first` (`pollID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_poll_option` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `pollID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionValue` mediumtext COLLATE utf8mb4_bin,
  `votes` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `showOrder` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`optionID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_poll_option` (`optionID`, `pollID`, `optionValue`, `votes`, `showOrder`) VALUES
(1, 9, '38 mm', 3, 1),
(2, 9, '40 mm', 9, 2);
ALTER TABLE `wcf1_poll_option`
  ADD KEY `first` (`optionID`);

-- --------------------------------------------------------

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
  KEY `first` (`attachmentID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_attachment` (`attachmentID`, `objectTypeID`, `objectID`, `userID`, `tmpHash`, `filename`, `filesize`, `fileType`, `fileHash`, `isImage`, `showOrder`) VALUES
(54, 21, 102, 0, '', 'table.pdf', 3072, 'CANARY attachment.fileType', 'feedbeef', 0, 1),
(55, 21, 102, 0, '', 'wick.png', 70, 'CANARY attachment.fileType', 'f00dfeed', 0, 2),
(56, 21, 102, 0, 'abc', 'HIDDEN.pdf', 0, 'CANARY attachment.fileType', 'HIDDEN', 0, 0),
(57, 22, 102, 0, '', 'SECRET.pdf', 0, 'CANARY attachment.fileType', 'SECRET', 0, 0);
ALTER TABLE `wcf1_attachment`
  ADD KEY `first` (`attachmentID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_like` (
  `likeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectTypeID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `objectUserID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `likeValue` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`likeID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_like` (`likeID`, `objectID`, `objectTypeID`, `objectUserID`, `userID`, `time`, `likeValue`) VALUES
(1, 101, 41, 0, 0, 0, 1),
(2, 101, 41, 0, 0, 0, 1),
(3, 101, 41, 0, 0, 0, -1);
ALTER TABLE `wcf1_like`
  ADD KEY `first` (`likeID`);

-- --------------------------------------------------------

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

INSERT INTO `wcf1_user` (`userID`, `username`, `email`, `password`, `accessToken`, `registrationDate`, `userTitle`, `wbbPosts`, `rankID`, `signature`, `signatureEnableHtml`, `disableSignature`, `banReason`) VALUES
(3, 'Wren Okafor', 'CANARY user.email', 'CANARY user.password', 'CANARY user.accessToken', 1300000000, '', 1204, 2, '<p>Third store.</p><p><b>Knock</b> twice.</p>', 1, 0, 'CANARY user.banReason'),
(7, 'Marlow & Pell', 'CANARY user.email', 'CANARY user.password', 'CANARY user.accessToken', 1310000000, '', 3, 0, 'HIDDEN', 0, 1, 'CANARY user.banReason');
ALTER TABLE `wcf1_user`
  ADD KEY `first` (`userID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_user_rank` (
  `rankID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `rankTitle` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`rankID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_user_rank` (`rankID`, `groupID`, `rankTitle`) VALUES
(2, 0, 'wcf.user.rank.user1');
ALTER TABLE `wcf1_user_rank`
  ADD KEY `first` (`rankID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_smiley` (
  `smileyID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `smileyPath` mediumtext COLLATE utf8mb4_bin,
  `smileyTitle` mediumtext COLLATE utf8mb4_bin,
  `smileyCode` mediumtext COLLATE utf8mb4_bin,
  `aliases` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`smileyID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_smiley` (`smileyID`, `smileyPath`, `smileyTitle`, `smileyCode`, `aliases`) VALUES
(1, 'images/smilies/biggrin.png', 'CANARY smiley.smileyTitle', ':D', ':grin:');
ALTER TABLE `wcf1_smiley`
  ADD KEY `first` (`smileyID`);

-- --------------------------------------------------------

CREATE TABLE `wcf1_conversation_message` (
  `messageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`messageID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wcf1_conversation_message` (`messageID`, `message`) VALUES
(1, 'CANARY conversation_message.message');
ALTER TABLE `wcf1_conversation_message`
  ADD KEY `first` (`messageID`);
COMMIT;
