# ************************************************************
# Sequel Pro SQL dump

/*!40101 SET NAMES utf8 */;


# Dump of table
# ---

CREATE TABLE `smf_settings` (
  `variable` mediumtext COLLATE utf8mb4_bin,
  `value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`variable`)
) ENGINE=MyISAM;

INSERT INTO `smf_settings` (`variable`, `value`)
VALUES
	('smfVersion','2.1.19'),
	('allow_guestAccess','1'),
	('deny_boards_access','1'),
	('recycle_enable','1'),
	('recycle_board','8'),
	('defaultMaxMessages','15'),
	('smileys_url','https://lanternside.example/smf/Smileys'),
	('mail_password','CANARY');


# Dump of table
# ---

CREATE TABLE `smf_categories` (
  `id_cat` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `cat_order` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`id_cat`)
) ENGINE=MyISAM;

INSERT INTO `smf_categories` (`id_cat`, `cat_order`, `name`)
VALUES
	(1,0,'Workshop');


# Dump of table
# ---

CREATE TABLE `smf_boards` (
  `id_board` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_cat` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `child_level` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_parent` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `board_order` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `member_groups` mediumtext COLLATE utf8mb4_bin,
  `deny_member_groups` mediumtext COLLATE utf8mb4_bin,
  `name` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  `redirect` mediumtext COLLATE utf8mb4_bin,
  `id_profile` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id_board`)
) ENGINE=MyISAM;

INSERT INTO `smf_boards` (`id_board`, `id_cat`, `child_level`, `id_parent`, `board_order`, `member_groups`, `deny_member_groups`, `name`, `description`, `redirect`, `id_profile`)
VALUES
	(4,1,0,0,1,'-1,0','','Lamps &amp; wicks','All that <b>burns</b>.','',1),
	(5,1,0,0,2,'0,2','','SECRET members','','',1),
	(6,1,0,0,3,'','','SECRET staff','','',1),
	(7,1,0,0,4,'-1,0','-1','SECRET denied','','',1),
	(8,1,0,0,5,'-1,0','','SECRET bin','','',1);


# Dump of table
# ---

CREATE TABLE `smf_board_permissions_view` (
  `id_group` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_board` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `deny` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id_group`)
) ENGINE=MyISAM;

INSERT INTO `smf_board_permissions_view` (`id_group`, `id_board`, `deny`)
VALUES
	(-1,4,0),
	(-1,7,0),
	(-1,7,1),
	(-1,8,0);


# Dump of table
# ---

CREATE TABLE `smf_board_permissions` (
  `id_group` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_profile` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `permission` mediumtext COLLATE utf8mb4_bin,
  `add_deny` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id_group`)
) ENGINE=MyISAM;

INSERT INTO `smf_board_permissions` (`id_group`, `id_profile`, `permission`, `add_deny`)
VALUES
	(-1,1,'view_attachments',1),
	(-1,1,'poll_view',1),
	(-1,1,'CANARY permission',1);


# Dump of table
# ---

CREATE TABLE `smf_topics` (
  `id_topic` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_sticky` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_board` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_first_msg` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_poll` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `num_replies` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `num_views` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `locked` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `approved` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_redirect_topic` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id_topic`)
) ENGINE=MyISAM;

INSERT INTO `smf_topics` (`id_topic`, `is_sticky`, `id_board`, `id_first_msg`, `id_poll`, `num_replies`, `num_views`, `locked`, `approved`, `id_redirect_topic`)
VALUES
	(20,1,4,101,9,0,311,0,1,0),
	(25,0,5,115,0,0,0,0,1,0),
	(26,0,6,116,0,0,0,0,1,0),
	(27,0,7,117,0,0,0,0,1,0),
	(28,0,8,118,0,0,0,0,1,0),
	(22,0,4,107,0,0,0,0,0,0),
	(23,0,4,109,0,0,0,0,1,20),
	(24,0,4,108,0,0,12,1,1,0);


# Dump of table
# ---

CREATE TABLE `smf_messages` (
  `id_msg` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_topic` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_board` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poster_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_member` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `subject` mediumtext COLLATE utf8mb4_bin,
  `poster_name` mediumtext COLLATE utf8mb4_bin,
  `poster_email` mediumtext COLLATE utf8mb4_bin,
  `poster_ip` mediumtext COLLATE utf8mb4_bin,
  `smileys_enabled` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `modified_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `modified_name` mediumtext COLLATE utf8mb4_bin,
  `modified_reason` mediumtext COLLATE utf8mb4_bin,
  `body` mediumtext COLLATE utf8mb4_bin,
  `approved` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id_msg`)
) ENGINE=MyISAM;

INSERT INTO `smf_messages` (`id_msg`, `id_topic`, `id_board`, `poster_time`, `id_member`, `subject`, `poster_name`, `poster_email`, `poster_ip`, `smileys_enabled`, `modified_time`, `modified_name`, `modified_reason`, `body`, `approved`)
VALUES
	(101,20,0,1400000101,3,'The &quot;third&quot; lamp','Wren Okafor','CANARY messages.poster_email','CANARY messages.poster_ip',1,0,'','','The third lamp went out.',1),
	(102,20,0,1400000102,7,'Re: The &quot;third&quot; lamp','Marlow','CANARY messages.poster_email','CANARY messages.poster_ip',1,1400009000,'Marlow &amp; Pell','wrong &quot;wick&quot;','[quote author=Wren Okafor link=topic=20.msg101#msg101 date=1400000101]<br />Trim the [b]wick[/b].<br />[/quote]<br />I did &amp; it burns :D; it&#039;s \\n fine.<br />See [url=https://lamps.example/a?b=1&amp;c=2]the table[/url]<br />[code]if (a &lt; b) { ); } :D<br />-- INSERT INTO `x` VALUES (1,&#039;y&#039;);[/code]<br />[list]<br />[li]one[/li]<br />[li]two[/li]<br />[/list]',1),
	(103,20,0,1400000103,0,'A question of ash','Gast O&#039;Neil','CANARY messages.poster_email','CANARY messages.poster_ip',1,0,'','','Ein Gruß, und 日本語 &#128578;',1),
	(104,20,0,1400000104,7,'Re: x','Marlow','CANARY messages.poster_email','CANARY messages.poster_ip',1,0,'','','HIDDEN',0),
	(107,22,0,1400000107,3,'HIDDEN','Wren Okafor','CANARY messages.poster_email','CANARY messages.poster_ip',1,0,'','','HIDDEN',1),
	(108,24,0,1400000108,7,'Oil','Marlow','CANARY messages.poster_email','CANARY messages.poster_ip',0,0,'','','Paraffin :D',1),
	(109,23,0,1400000109,7,'The old name','Marlow','CANARY messages.poster_email','CANARY messages.poster_ip',1,0,'','','HIDDEN moved',1),
	(115,25,0,1400000115,3,'SECRET','Wren Okafor','CANARY messages.poster_email','CANARY messages.poster_ip',1,0,'','','SECRET',1),
	(116,26,0,1400000116,3,'SECRET','Wren Okafor','CANARY messages.poster_email','CANARY messages.poster_ip',1,0,'','','SECRET',1),
	(117,27,0,1400000117,3,'SECRET','Wren Okafor','CANARY messages.poster_email','CANARY messages.poster_ip',1,0,'','','SECRET',1),
	(118,28,0,1400000118,3,'SECRET','Wren Okafor','CANARY messages.poster_email','CANARY messages.poster_ip',1,0,'','','SECRET',1);


# Dump of table
# ---

CREATE TABLE `smf_polls` (
  `id_poll` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `question` mediumtext COLLATE utf8mb4_bin,
  `poster_name` mediumtext COLLATE utf8mb4_bin,
  `hide_results` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `expire_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id_poll`)
) ENGINE=MyISAM;

INSERT INTO `smf_polls` (`id_poll`, `question`, `poster_name`, `hide_results`, `expire_time`)
VALUES
	(9,'Which wick?','CANARY polls.poster_name',0,0);


# Dump of table
# ---

CREATE TABLE `smf_poll_choices` (
  `id_poll` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_choice` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `label` mediumtext COLLATE utf8mb4_bin,
  `votes` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id_poll`)
) ENGINE=MyISAM;

INSERT INTO `smf_poll_choices` (`id_poll`, `id_choice`, `label`, `votes`)
VALUES
	(9,0,'38 mm',3),
	(9,1,'40 mm',9);


# Dump of table
# ---

CREATE TABLE `smf_smileys` (
  `id_smiley` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `code` mediumtext COLLATE utf8mb4_bin,
  `filename` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`id_smiley`)
) ENGINE=MyISAM;

INSERT INTO `smf_smileys` (`id_smiley`, `code`, `filename`, `description`)
VALUES
	(1,':D','grin.gif','Grin');


# Dump of table
# ---

CREATE TABLE `smf_attachments` (
  `id_attach` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_thumb` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_msg` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `id_member` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `attachment_type` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filename` mediumtext COLLATE utf8mb4_bin,
  `file_hash` mediumtext COLLATE utf8mb4_bin,
  `size` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `approved` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id_attach`)
) ENGINE=MyISAM;

INSERT INTO `smf_attachments` (`id_attach`, `id_thumb`, `id_msg`, `id_member`, `attachment_type`, `filename`, `file_hash`, `size`, `approved`)
VALUES
	(54,0,102,0,0,'table.pdf','0123456789abcdef0123456789abcdef01234567',3072,1),
	(55,0,102,0,3,'HIDDEN_thumb','0123456789abcdef0123456789abcdef01234567',30,1),
	(56,0,102,0,0,'HIDDEN.pdf','0123456789abcdef0123456789abcdef01234567',0,0);


# Dump of table
# ---

CREATE TABLE `smf_members` (
  `id_member` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `member_name` mediumtext COLLATE utf8mb4_bin,
  `real_name` mediumtext COLLATE utf8mb4_bin,
  `date_registered` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `passwd` mediumtext COLLATE utf8mb4_bin,
  `email_address` mediumtext COLLATE utf8mb4_bin,
  `personal_text` mediumtext COLLATE utf8mb4_bin,
  `signature` mediumtext COLLATE utf8mb4_bin,
  `usertitle` mediumtext COLLATE utf8mb4_bin,
  `member_ip` mediumtext COLLATE utf8mb4_bin,
  `secret_answer` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`id_member`)
) ENGINE=MyISAM;

INSERT INTO `smf_members` (`id_member`, `member_name`, `real_name`, `date_registered`, `posts`, `passwd`, `email_address`, `personal_text`, `signature`, `usertitle`, `member_ip`, `secret_answer`)
VALUES
	(3,'CANARY members.member_name','Wren Okafor',1300000000,1204,'CANARY members.passwd','CANARY members.email_address','CANARY members.personal_text','Third store.<br />Knock twice.','Keeper','CANARY members.member_ip','CANARY members.secret_answer'),
	(7,'CANARY members.member_name','Marlow &amp; Pell',1310000000,3,'CANARY members.passwd','CANARY members.email_address','CANARY members.personal_text','','','CANARY members.member_ip','CANARY members.secret_answer');


# Dump of table
# ---

CREATE TABLE `smf_personal_messages` (
  `id_pm` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `subject` mediumtext COLLATE utf8mb4_bin,
  `body` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`id_pm`)
) ENGINE=MyISAM;

INSERT INTO `smf_personal_messages` (`id_pm`, `subject`, `body`)
VALUES
	(1,'CANARY personal_messages.subject','CANARY personal_messages.body');
