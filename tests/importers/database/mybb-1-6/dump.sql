-- HeidiSQL Version: 12
/*!40101 SET NAMES utf8 */;
CREATE TABLE IF NOT EXISTS `mybb_settings` (
  `sid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  `title` mediumtext COLLATE utf8mb4_bin,
  `value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`sid`)
) ENGINE=InnoDB;
insert  into `mybb_settings` (`sid`,`name`,`title`,`value`) values 
	( 0 , 'bbname' , 'CANARY settings.title' , 'Lanternside' ),
	( 0 , 'bburl' , 'CANARY settings.title' , 'https://lanternside.example/mybb' ),
	( 0 , 'postsperpage' , 'CANARY settings.title' , '10' ),
	( 0 , 'bblanguage' , 'CANARY settings.title' , 'english' ),
	( 0 , 'adminemail' , 'CANARY settings.title' , 'CANARY@x' ),
	( 0 , 'smtp_pass' , 'CANARY settings.title' , 'CANARY settings' );
CREATE TABLE IF NOT EXISTS `mybb_usergroups` (
  `gid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `canview` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canviewthreads` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canonlyviewownthreads` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `candlattachments` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canpostthreads` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`gid`)
) ENGINE=InnoDB;
insert  into `mybb_usergroups` (`gid`,`title`,`canview`,`canviewthreads`,`canonlyviewownthreads`,`candlattachments`,`canpostthreads`) values 
	( 1 , 'CANARY usergroups.title' , 1 , 1 , 0 , 1 , 0 ),
	( 4 , 'CANARY usergroups.title' , 1 , 1 , 0 , 0 , 0 );
CREATE TABLE IF NOT EXISTS `mybb_forumpermissions` (
  `pid` int(10) NOT NULL AUTO_INCREMENT,
  `fid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `gid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canview` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canviewthreads` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canonlyviewownthreads` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `candlattachments` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `canpostthreads` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`pid`)
) ENGINE=InnoDB;
insert  into `mybb_forumpermissions` (`pid`,`fid`,`gid`,`canview`,`canviewthreads`,`canonlyviewownthreads`,`candlattachments`,`canpostthreads`) values 
	( 1 , 5 , 1 , 0 , 0 , 0 , 0 , 0 ),
	( 2 , 5 , 4 , 1 , 1 , 0 , 0 , 0 ),
	( 3 , 8 , 1 , 1 , 1 , 1 , 0 , 0 );
CREATE TABLE IF NOT EXISTS `mybb_forums` (
  `fid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  `linkto` mediumtext COLLATE utf8mb4_bin,
  `type` mediumtext COLLATE utf8mb4_bin,
  `pid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parentlist` mediumtext COLLATE utf8mb4_bin,
  `disporder` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `active` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `open` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `password` mediumtext COLLATE utf8mb4_bin,
  `rules` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`fid`)
) ENGINE=InnoDB;
insert  into `mybb_forums` (`fid`,`name`,`description`,`linkto`,`type`,`pid`,`parentlist`,`disporder`,`active`,`open`,`password`,`rules`) values 
	( 1 , 'Workshop' , '' , '' , 'c' , 0 , '1' , 1 , 1 , 1 , '' , 'CANARY forums.rules' ),
	( 4 , 'Lamps & wicks' , 'All that <b>burns</b>.' , '' , 'f' , 1 , '1,4' , 1 , 1 , 1 , '' , 'CANARY forums.rules' ),
	( 5 , 'SECRET staff' , '' , '' , 'f' , 1 , '1,5' , 2 , 1 , 1 , '' , 'CANARY forums.rules' ),
	( 6 , 'SECRET below staff' , '' , '' , 'f' , 5 , '1,5,6' , 1 , 1 , 1 , '' , 'CANARY forums.rules' ),
	( 7 , 'SECRET cellar' , '' , '' , 'f' , 1 , '1,7' , 3 , 1 , 1 , 'CANARYpw' , 'CANARY forums.rules' ),
	( 8 , 'SECRET own' , '' , '' , 'f' , 1 , '1,8' , 4 , 1 , 1 , '' , 'CANARY forums.rules' ),
	( 9 , 'SECRET off' , '' , '' , 'f' , 1 , '1,9' , 5 , 0 , 1 , '' , 'CANARY forums.rules' ),
	( 10 , 'SECRET circle' , '' , '' , 'f' , 11 , '11,10' , 5 , 1 , 1 , '' , 'CANARY forums.rules' ),
	( 11 , 'SECRET circle' , '' , '' , 'f' , 10 , '10,11' , 5 , 1 , 1 , '' , 'CANARY forums.rules' );
CREATE TABLE IF NOT EXISTS `mybb_threadprefixes` (
  `pid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `prefix` mediumtext COLLATE utf8mb4_bin,
  `displaystyle` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`pid`)
) ENGINE=InnoDB;
insert  into `mybb_threadprefixes` (`pid`,`prefix`,`displaystyle`) values 
	( 2 , 'Wanted' , 'CANARY threadprefixes.displaystyle' );
CREATE TABLE IF NOT EXISTS `mybb_smilies` (
  `sid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  `find` mediumtext COLLATE utf8mb4_bin,
  `image` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`sid`)
) ENGINE=InnoDB;
insert  into `mybb_smilies` (`sid`,`name`,`find`,`image`) values 
	( 1 , 'CANARY smilies.name' , ':D\n:grin:' , 'images/smilies/biggrin.png' );
CREATE TABLE IF NOT EXISTS `mybb_polls` (
  `pid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `tid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `question` mediumtext COLLATE utf8mb4_bin,
  `options` mediumtext COLLATE utf8mb4_bin,
  `votes` mediumtext COLLATE utf8mb4_bin,
  `voters` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`pid`)
) ENGINE=InnoDB;
insert  into `mybb_polls` (`pid`,`tid`,`question`,`options`,`votes`,`voters`) values 
	( 9 , 20 , 'Which wick?' , '38 mm||~|~||40 mm' , '3||~|~||9' , 'CANARY polls.voters' );
CREATE TABLE IF NOT EXISTS `mybb_threads` (
  `tid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `fid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `subject` mediumtext COLLATE utf8mb4_bin,
  `prefix` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `uid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `dateline` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `firstpost` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `views` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `closed` mediumtext COLLATE utf8mb4_bin,
  `sticky` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `visible` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poll` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `notes` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`tid`)
) ENGINE=InnoDB;
insert  into `mybb_threads` (`tid`,`fid`,`subject`,`prefix`,`uid`,`username`,`dateline`,`firstpost`,`views`,`closed`,`sticky`,`visible`,`poll`,`notes`) values 
	( 20 , 4 , 'The \"third\" lamp' , 2 , 0 , 'CANARY threads.username' , 0 , 0 , 311 , '' , 1 , 1 , 9 , 'CANARY threads.notes' ),
	( 25 , 5 , 'SECRET' , 0 , 0 , 'CANARY threads.username' , 0 , 0 , 0 , '' , 0 , 1 , 0 , 'CANARY threads.notes' ),
	( 26 , 6 , 'SECRET' , 0 , 0 , 'CANARY threads.username' , 0 , 0 , 0 , '' , 0 , 1 , 0 , 'CANARY threads.notes' ),
	( 27 , 7 , 'SECRET' , 0 , 0 , 'CANARY threads.username' , 0 , 0 , 0 , '' , 0 , 1 , 0 , 'CANARY threads.notes' ),
	( 28 , 8 , 'SECRET' , 0 , 0 , 'CANARY threads.username' , 0 , 0 , 0 , '' , 0 , 1 , 0 , 'CANARY threads.notes' ),
	( 29 , 9 , 'SECRET' , 0 , 0 , 'CANARY threads.username' , 0 , 0 , 0 , '' , 0 , 1 , 0 , 'CANARY threads.notes' ),
	( 30 , 10 , 'SECRET' , 0 , 0 , 'CANARY threads.username' , 0 , 0 , 0 , '' , 0 , 1 , 0 , 'CANARY threads.notes' ),
	( 31 , 11 , 'SECRET' , 0 , 0 , 'CANARY threads.username' , 0 , 0 , 0 , '' , 0 , 1 , 0 , 'CANARY threads.notes' ),
	( 22 , 4 , 'HIDDEN' , 0 , 0 , 'CANARY threads.username' , 0 , 0 , 0 , '' , 0 , 0 , 0 , 'CANARY threads.notes' ),
	( 23 , 4 , 'The old name' , 0 , 0 , 'CANARY threads.username' , 0 , 0 , 0 , 'moved|20' , 0 , 1 , 0 , 'CANARY threads.notes' ),
	( 24 , 4 , 'Oil' , 0 , 0 , 'CANARY threads.username' , 0 , 0 , 12 , '1' , 0 , 1 , 0 , 'CANARY threads.notes' );
CREATE TABLE IF NOT EXISTS `mybb_posts` (
  `pid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `tid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `replyto` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `fid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `subject` mediumtext COLLATE utf8mb4_bin,
  `uid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `dateline` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message` mediumtext COLLATE utf8mb4_bin,
  `ipaddress` blob,
  `includesig` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `smilieoff` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `edituid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `edittime` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `editreason` mediumtext COLLATE utf8mb4_bin,
  `visible` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`pid`)
) ENGINE=InnoDB;
insert  into `mybb_posts` (`pid`,`tid`,`replyto`,`fid`,`subject`,`uid`,`username`,`dateline`,`message`,`ipaddress`,`includesig`,`smilieoff`,`edituid`,`edittime`,`editreason`,`visible`) values 
	( 101 , 20 , 0 , 0 , 'The \"third\" lamp' , 3 , 'Wren Okafor' , 1400000101 , 'The third lamp went out.' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , 1 ),
	( 102 , 20 , 0 , 0 , 'RE: The \"third\" lamp' , 7 , 'Marlow & Pell' , 1400000102 , '[quote=\'Wren Okafor\' pid=\'101\' dateline=\'1400000101\']\nTrim the [b]wick[/b].[/quote]\nI did & it burns :D; it\'s \\n fine.\nSee [url=https://lamps.example/a?b=1&c=2]the table[/url]\n[code]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,\'y\');[/code]\n[list]\n[*]one\n[*]two\n[/list]\n[attachment=55]' , 0x43414E415259 , 0 , 0 , 7 , 1400009000 , '' , 1 ),
	( 103 , 20 , 0 , 0 , 'A question of ash' , 0 , 'Gast O\'Neil' , 1400000103 , 'Ein Gruß, und 日本語 🙂' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , 1 ),
	( 104 , 20 , 0 , 0 , '' , 7 , 'Marlow & Pell' , 1400000104 , 'HIDDEN' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , 0 ),
	( 105 , 20 , 0 , 0 , '' , 7 , 'Marlow & Pell' , 1400000105 , 'HIDDEN' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , -1 ),
	( 115 , 25 , 0 , 0 , '' , 3 , 'Wren Okafor' , 1400000115 , 'SECRET' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , 1 ),
	( 116 , 26 , 0 , 0 , '' , 3 , 'Wren Okafor' , 1400000116 , 'SECRET' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , 1 ),
	( 117 , 27 , 0 , 0 , '' , 3 , 'Wren Okafor' , 1400000117 , 'SECRET' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , 1 ),
	( 118 , 28 , 0 , 0 , '' , 3 , 'Wren Okafor' , 1400000118 , 'SECRET' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , 1 ),
	( 119 , 29 , 0 , 0 , '' , 3 , 'Wren Okafor' , 1400000119 , 'SECRET' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , 1 ),
	( 120 , 30 , 0 , 0 , '' , 3 , 'Wren Okafor' , 1400000120 , 'SECRET' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , 1 ),
	( 121 , 31 , 0 , 0 , '' , 3 , 'Wren Okafor' , 1400000121 , 'SECRET' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , 1 ),
	( 107 , 22 , 0 , 0 , '' , 3 , 'Wren Okafor' , 1400000107 , 'HIDDEN' , 0x43414E415259 , 0 , 0 , 0 , 0 , '' , 1 ),
	( 108 , 24 , 0 , 0 , '' , 7 , 'Marlow & Pell' , 1400000108 , 'Paraffin :D' , 0x43414E415259 , 0 , 1 , 0 , 0 , '' , 1 );
CREATE TABLE IF NOT EXISTS `mybb_attachments` (
  `aid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `pid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `posthash` mediumtext COLLATE utf8mb4_bin,
  `uid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filename` mediumtext COLLATE utf8mb4_bin,
  `filetype` mediumtext COLLATE utf8mb4_bin,
  `filesize` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `attachname` mediumtext COLLATE utf8mb4_bin,
  `visible` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`aid`)
) ENGINE=InnoDB;
insert  into `mybb_attachments` (`aid`,`pid`,`posthash`,`uid`,`filename`,`filetype`,`filesize`,`attachname`,`visible`) values 
	( 54 , 102 , 'CANARY attachments.posthash' , 0 , 'table.pdf' , 'CANARY attachments.filetype' , 3072 , '201405/post_7_1400000102_feed.attach' , 1 ),
	( 55 , 102 , 'CANARY attachments.posthash' , 0 , 'wick.png' , 'CANARY attachments.filetype' , 70 , '201405/post_7_1400000102_f00d.attach' , 1 ),
	( 56 , 102 , 'CANARY attachments.posthash' , 0 , 'HIDDEN.pdf' , 'CANARY attachments.filetype' , 0 , 'HIDDEN' , 0 );
CREATE TABLE IF NOT EXISTS `mybb_users` (
  `uid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `password` mediumtext COLLATE utf8mb4_bin,
  `salt` mediumtext COLLATE utf8mb4_bin,
  `loginkey` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  `postnum` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `usertitle` mediumtext COLLATE utf8mb4_bin,
  `regdate` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `regip` blob,
  `signature` mediumtext COLLATE utf8mb4_bin,
  `birthday` mediumtext COLLATE utf8mb4_bin,
  `notepad` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`uid`)
) ENGINE=InnoDB;
insert  into `mybb_users` (`uid`,`username`,`password`,`salt`,`loginkey`,`email`,`postnum`,`usertitle`,`regdate`,`regip`,`signature`,`birthday`,`notepad`) values 
	( 3 , 'Wren Okafor' , 'CANARY users.password' , 'CANARY users.salt' , 'CANARY users.loginkey' , 'CANARY users.email' , 1204 , 'Keeper' , 1300000000 , 0x43414E415259 , 'Third store.\n[b]Knock[/b] twice.' , 'CANARY users.birthday' , 'CANARY users.notepad' ),
	( 7 , 'Marlow & Pell' , 'CANARY users.password' , 'CANARY users.salt' , 'CANARY users.loginkey' , 'CANARY users.email' , 3 , '' , 1310000000 , 0x43414E415259 , '' , 'CANARY users.birthday' , 'CANARY users.notepad' );
CREATE TABLE IF NOT EXISTS `mybb_privatemessages` (
  `pmid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `subject` mediumtext COLLATE utf8mb4_bin,
  `message` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`pmid`)
) ENGINE=InnoDB;
insert  into `mybb_privatemessages` (`pmid`,`subject`,`message`) values 
	( 1 , 'CANARY privatemessages.subject' , 'CANARY privatemessages.message' );
