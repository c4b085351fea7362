-- HeidiSQL Version: 12
/*!40101 SET NAMES utf8 */;
CREATE TABLE IF NOT EXISTS `wcf1_option` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionName` mediumtext COLLATE utf8mb4_bin,
  `optionValue` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`optionID`)
) ENGINE=InnoDB;
insert  into `wcf1_option` (`optionID`,`packageID`,`optionName`,`optionValue`) values 
	( 0 , 0 , 'page_title' , 'Lanternside' ),
	( 0 , 0 , 'page_url' , 'https://lanternside.example/wbb' ),
	( 0 , 0 , 'thread_posts_per_page' , '20' ),
	( 0 , 0 , 'mail_smtp_password' , 'CANARY' );
CREATE TABLE IF NOT EXISTS `wcf1_language` (
  `languageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `languageCode` mediumtext COLLATE utf8mb4_bin,
  `isDefault` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`languageID`)
) ENGINE=InnoDB;
insert  into `wcf1_language` (`languageID`,`languageCode`,`isDefault`) values 
	( 1 , 'de' , 1 );
CREATE TABLE IF NOT EXISTS `wcf1_group` (
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupName` mediumtext COLLATE utf8mb4_bin,
  `groupType` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`groupID`)
) ENGINE=InnoDB;
insert  into `wcf1_group` (`groupID`,`groupName`,`groupType`) values 
	( 1 , 'CANARY group.groupName' , 1 ),
	( 2 , 'CANARY group.groupName' , 2 ),
	( 3 , 'CANARY group.groupName' , 3 ),
	( 4 , 'CANARY group.groupName' , 4 );
CREATE TABLE IF NOT EXISTS `wcf1_group_option` (
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `packageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionName` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`optionID`)
) ENGINE=InnoDB;
insert  into `wcf1_group_option` (`optionID`,`packageID`,`optionName`) values 
	( 1 , 0 , 'user.board.canViewBoard' ),
	( 2 , 0 , 'user.board.canEnterBoard' ),
	( 3 , 0 , 'user.board.canReadThread' ),
	( 4 , 0 , 'user.board.canDownloadAttachment' ),
	( 5 , 0 , 'user.board.canStartThread' ),
	( 10 , 0 , 'admin.general.canUseAcp' );
CREATE TABLE IF NOT EXISTS `wcf1_group_option_value` (
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `optionValue` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`groupID`)
) ENGINE=InnoDB;
insert  into `wcf1_group_option_value` (`groupID`,`optionID`,`optionValue`) values 
	( 1 , 1 , '1' ),
	( 1 , 2 , '1' ),
	( 1 , 3 , '1' ),
	( 1 , 4 , '1' ),
	( 1 , 5 , '0' ),
	( 1 , 10 , '0' ),
	( 3 , 1 , '1' ),
	( 3 , 2 , '1' ),
	( 3 , 3 , '1' ),
	( 3 , 4 , '1' ),
	( 3 , 5 , '0' ),
	( 3 , 10 , '0' );
CREATE TABLE IF NOT EXISTS `wbb1_1_board_to_group` (
  `boardID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `groupID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canViewBoard` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canEnterBoard` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canReadThread` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canDownloadAttachment` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canStartThread` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`boardID`)
) ENGINE=InnoDB;
insert  into `wbb1_1_board_to_group` (`boardID`,`groupID`,`canViewBoard`,`canEnterBoard`,`canReadThread`,`canDownloadAttachment`,`canStartThread`) values 
	( 5 , 1 , 0 , -1 , -1 , -1 , -1 ),
	( 5 , 4 , 1 , -1 , -1 , -1 , -1 ),
	( 8 , 2 , -1 , -1 , 0 , -1 , -1 ),
	( 4 , 4 , 0 , -1 , -1 , -1 , -1 );
CREATE TABLE IF NOT EXISTS `wbb1_1_board` (
  `boardID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parentID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  `allowDescriptionHtml` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `boardType` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `externalURL` mediumtext COLLATE utf8mb4_bin,
  `isClosed` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `isInvisible` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`boardID`)
) ENGINE=InnoDB;
insert  into `wbb1_1_board` (`boardID`,`parentID`,`title`,`description`,`allowDescriptionHtml`,`boardType`,`externalURL`,`isClosed`,`isInvisible`) values 
	( 1 , 0 , 'Workshop' , '' , 0 , 1 , 'CANARY board.externalURL' , 0 , 0 ),
	( 4 , 1 , 'Lamps & wicks' , 'All that <b>burns</b>.' , 1 , 0 , 'CANARY board.externalURL' , 0 , 0 ),
	( 5 , 1 , 'SECRET staff' , '' , 0 , 0 , 'CANARY board.externalURL' , 0 , 0 ),
	( 6 , 5 , 'SECRET below staff' , '' , 0 , 0 , 'CANARY board.externalURL' , 0 , 0 ),
	( 7 , 1 , 'SECRET invisible' , '' , 0 , 0 , 'CANARY board.externalURL' , 0 , 1 ),
	( 8 , 1 , 'SECRET never' , '' , 0 , 0 , 'CANARY board.externalURL' , 0 , 0 ),
	( 9 , 10 , 'SECRET circle' , '' , 0 , 0 , 'CANARY board.externalURL' , 0 , 0 ),
	( 10 , 9 , 'SECRET circle' , '' , 0 , 0 , 'CANARY board.externalURL' , 0 , 0 );
CREATE TABLE IF NOT EXISTS `wbb1_1_board_structure` (
  `parentID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `boardID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `position` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`parentID`)
) ENGINE=InnoDB;
insert  into `wbb1_1_board_structure` (`parentID`,`boardID`,`position`) values 
	( 0 , 1 , 1 ),
	( 1 , 4 , 4 ),
	( 1 , 5 , 5 ),
	( 5 , 6 , 6 ),
	( 1 , 7 , 7 ),
	( 1 , 8 , 8 ),
	( 10 , 9 , 9 ),
	( 9 , 10 , 10 );
CREATE TABLE IF NOT EXISTS `wbb1_1_thread` (
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
  `prefix` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`threadID`)
) ENGINE=InnoDB;
insert  into `wbb1_1_thread` (`threadID`,`boardID`,`topic`,`firstPostID`,`time`,`userID`,`username`,`views`,`isSticky`,`isAnnouncement`,`isClosed`,`isDisabled`,`isDeleted`,`movedThreadID`,`lastPoster`,`prefix`) values 
	( 20 , 4 , 'The \"third\" lamp' , 0 , 0 , 0 , 'CANARY thread.username' , 311 , 1 , 0 , 0 , 0 , 0 , 0 , 'CANARY thread.lastPoster' , 'Wanted' ),
	( 25 , 5 , 'SECRET' , 0 , 0 , 0 , 'CANARY thread.username' , 0 , 0 , 0 , 0 , 0 , 0 , 0 , 'CANARY thread.lastPoster' , '' ),
	( 26 , 6 , 'SECRET' , 0 , 0 , 0 , 'CANARY thread.username' , 0 , 0 , 0 , 0 , 0 , 0 , 0 , 'CANARY thread.lastPoster' , '' ),
	( 27 , 7 , 'SECRET' , 0 , 0 , 0 , 'CANARY thread.username' , 0 , 0 , 0 , 0 , 0 , 0 , 0 , 'CANARY thread.lastPoster' , '' ),
	( 28 , 8 , 'SECRET' , 0 , 0 , 0 , 'CANARY thread.username' , 0 , 0 , 0 , 0 , 0 , 0 , 0 , 'CANARY thread.lastPoster' , '' ),
	( 29 , 9 , 'SECRET' , 0 , 0 , 0 , 'CANARY thread.username' , 0 , 0 , 0 , 0 , 0 , 0 , 0 , 'CANARY thread.lastPoster' , '' ),
	( 30 , 10 , 'SECRET' , 0 , 0 , 0 , 'CANARY thread.username' , 0 , 0 , 0 , 0 , 0 , 0 , 0 , 'CANARY thread.lastPoster' , '' ),
	( 22 , 4 , 'HIDDEN' , 0 , 0 , 0 , 'CANARY thread.username' , 0 , 0 , 0 , 0 , 1 , 0 , 0 , 'CANARY thread.lastPoster' , '' ),
	( 19 , 4 , 'HIDDEN gone' , 0 , 0 , 0 , 'CANARY thread.username' , 0 , 0 , 0 , 0 , 0 , 1 , 0 , 'CANARY thread.lastPoster' , '' ),
	( 23 , 4 , 'The old name' , 0 , 0 , 0 , 'CANARY thread.username' , 0 , 0 , 0 , 0 , 0 , 0 , 20 , 'CANARY thread.lastPoster' , '' ),
	( 24 , 4 , 'Oil' , 0 , 0 , 0 , 'CANARY thread.username' , 12 , 0 , 0 , 1 , 0 , 0 , 0 , 'CANARY thread.lastPoster' , '' );
CREATE TABLE IF NOT EXISTS `wbb1_1_post` (
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
  `enableBBCodes` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `enableSmilies` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`postID`)
) ENGINE=InnoDB;
insert  into `wbb1_1_post` (`postID`,`threadID`,`userID`,`username`,`subject`,`message`,`time`,`isDeleted`,`isDisabled`,`editorID`,`editor`,`lastEditTime`,`editReason`,`deleteReason`,`enableHtml`,`ipAddress`,`enableBBCodes`,`enableSmilies`) values 
	( 101 , 20 , 3 , 'Wren Okafor' , 'The \"third\" lamp' , 'The third lamp went out.' , 1400000101 , 0 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 102 , 20 , 7 , 'Marlow & Pell' , '' , '[quote=\'Wren Okafor\',index.php?page=Thread&postID=101#post101]Trim the [b]wick[/b].[/quote]\nI did & it burns :D; it\'s \\n fine.\nSee [url=\'https://lamps.example/a?b=1&c=2\']the table[/url]\n[code=5,php]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,\'y\');[/code]\n[list]\n[*]one\n[*]two\n[/list]\n[attach=55,left][/attach]' , 1400000102 , 0 , 0 , 0 , 'Marlow & Pell' , 1400009000 , 'wrong \"wick\"' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 103 , 20 , 0 , 'Gast O\'Neil' , 'A question of ash' , 'Ein Gruß, und 日本語 🙂' , 1400000103 , 0 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 104 , 20 , 7 , 'Marlow & Pell' , '' , 'HIDDEN' , 1400000104 , 0 , 1 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 105 , 20 , 7 , 'Marlow & Pell' , '' , 'HIDDEN' , 1400000105 , 1 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 205 , 25 , 3 , 'Wren Okafor' , '' , 'SECRET' , 1400000205 , 0 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 206 , 26 , 3 , 'Wren Okafor' , '' , 'SECRET' , 1400000206 , 0 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 207 , 27 , 3 , 'Wren Okafor' , '' , 'SECRET' , 1400000207 , 0 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 208 , 28 , 3 , 'Wren Okafor' , '' , 'SECRET' , 1400000208 , 0 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 209 , 29 , 3 , 'Wren Okafor' , '' , 'SECRET' , 1400000209 , 0 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 210 , 30 , 3 , 'Wren Okafor' , '' , 'SECRET' , 1400000210 , 0 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 107 , 22 , 3 , 'Wren Okafor' , '' , 'HIDDEN' , 1400000107 , 0 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 109 , 19 , 3 , 'Wren Okafor' , '' , 'HIDDEN' , 1400000109 , 0 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 ),
	( 108 , 24 , 7 , 'Marlow & Pell' , '' , 'Paraffin :D' , 1400000108 , 0 , 0 , 0 , '' , 0 , '' , 'CANARY post.deleteReason' , 0 , 'CANARY post.ipAddress' , 1 , 1 );
CREATE TABLE IF NOT EXISTS `wcf1_poll` (
  `pollID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `messageID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `messageType` mediumtext COLLATE utf8mb4_bin,
  `question` mediumtext COLLATE utf8mb4_bin,
  `votes` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`pollID`)
) ENGINE=InnoDB;
insert  into `wcf1_poll` (`pollID`,`messageID`,`messageType`,`question`,`votes`) values 
	( 9 , 101 , 'post' , 'Which wick?' , 0 ),
	( 10 , 101 , 'pm' , 'SECRET' , 0 );
CREATE TABLE IF NOT EXISTS `wcf1_poll_option` (
  `pollOptionID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `pollID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `pollOption` mediumtext COLLATE utf8mb4_bin,
  `votes` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `showOrder` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`pollOptionID`)
) ENGINE=InnoDB;
insert  into `wcf1_poll_option` (`pollOptionID`,`pollID`,`pollOption`,`votes`,`showOrder`) values 
	( 1 , 9 , '38 mm' , 3 , 1 ),
	( 2 , 9 , '40 mm' , 9 , 2 );
CREATE TABLE IF NOT EXISTS `wcf1_attachment` (
  `attachmentID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `containerID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `containerType` mediumtext COLLATE utf8mb4_bin,
  `userID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `attachmentName` mediumtext COLLATE utf8mb4_bin,
  `attachmentSize` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `fileType` mediumtext COLLATE utf8mb4_bin,
  `sha1Hash` mediumtext COLLATE utf8mb4_bin,
  `idHash` mediumtext COLLATE utf8mb4_bin,
  `showOrder` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`attachmentID`)
) ENGINE=InnoDB;
insert  into `wcf1_attachment` (`attachmentID`,`containerID`,`containerType`,`userID`,`attachmentName`,`attachmentSize`,`fileType`,`sha1Hash`,`idHash`,`showOrder`) values 
	( 54 , 102 , 'post' , 0 , 'table.pdf' , 3072 , 'CANARY attachment.fileType' , 'CANARY attachment.sha1Hash' , 'CANARY attachment.idHash' , 1 ),
	( 55 , 102 , 'post' , 0 , 'wick.png' , 70 , 'CANARY attachment.fileType' , 'CANARY attachment.sha1Hash' , 'CANARY attachment.idHash' , 2 ),
	( 57 , 102 , 'pm' , 0 , 'SECRET.pdf' , 0 , 'CANARY attachment.fileType' , 'CANARY attachment.sha1Hash' , 'CANARY attachment.idHash' , 0 );
CREATE TABLE IF NOT EXISTS `wcf1_user` (
  `userID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  `password` mediumtext COLLATE utf8mb4_bin,
  `salt` mediumtext COLLATE utf8mb4_bin,
  `registrationDate` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userTitle` mediumtext COLLATE utf8mb4_bin,
  `signature` mediumtext COLLATE utf8mb4_bin,
  `disableSignature` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `registrationIpAddress` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`userID`)
) ENGINE=InnoDB;
insert  into `wcf1_user` (`userID`,`username`,`email`,`password`,`salt`,`registrationDate`,`userTitle`,`signature`,`disableSignature`,`registrationIpAddress`) values 
	( 3 , 'Wren Okafor' , 'CANARY user.email' , 'CANARY user.password' , 'CANARY user.salt' , 1300000000 , 'Keeper' , 'Third store.\n[b]Knock[/b] twice.' , 0 , 'CANARY user.registrationIpAddress' ),
	( 7 , 'Marlow & Pell' , 'CANARY user.email' , 'CANARY user.password' , 'CANARY user.salt' , 1310000000 , '' , '' , 0 , 'CANARY user.registrationIpAddress' );
CREATE TABLE IF NOT EXISTS `wbb1_1_user` (
  `userID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `boardLastVisitTime` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`userID`)
) ENGINE=InnoDB;
insert  into `wbb1_1_user` (`userID`,`boardLastVisitTime`,`posts`) values 
	( 3 , 0 , 1204 ),
	( 7 , 0 , 3 );
CREATE TABLE IF NOT EXISTS `wcf1_smiley` (
  `smileyID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `smileyPath` mediumtext COLLATE utf8mb4_bin,
  `smileyTitle` mediumtext COLLATE utf8mb4_bin,
  `smileyCode` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`smileyID`)
) ENGINE=InnoDB;
insert  into `wcf1_smiley` (`smileyID`,`smileyPath`,`smileyTitle`,`smileyCode`) values 
	( 1 , 'images/smilies/biggrin.png' , 'CANARY smiley.smileyTitle' , ':D' );
CREATE TABLE IF NOT EXISTS `wcf1_pm` (
  `pmID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `subject` mediumtext COLLATE utf8mb4_bin,
  `message` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`pmID`)
) ENGINE=InnoDB;
insert  into `wcf1_pm` (`pmID`,`subject`,`message`) values 
	( 1 , 'CANARY pm.subject' , 'CANARY pm.message' );
