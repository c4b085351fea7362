/*!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB

/*!40101 SET NAMES utf8mb4 */;

--
-- Table structure for table `phpbb_config`
--

DROP TABLE IF EXISTS `phpbb_config`;
CREATE TABLE `phpbb_config` (
  `config_name` mediumtext COLLATE utf8mb4_bin,
  `config_value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`config_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_config` WRITE;
/*!40000 ALTER TABLE `phpbb_config` DISABLE KEYS */;
INSERT INTO `phpbb_config` VALUES ('sitename','Lanternside'),
('server_name','old.lanternside.example'),
('server_port','80'),
('script_path','/phpBB2/'),
('cookie_secure','0'),
('version','.0.23'),
('default_lang','english'),
('posts_per_page','15'),
('smtp_password','CANARY config'),
('board_email','CANARY@x');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_categories`
--

DROP TABLE IF EXISTS `phpbb_categories`;
CREATE TABLE `phpbb_categories` (
  `cat_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `cat_title` mediumtext COLLATE utf8mb4_bin,
  `cat_order` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`cat_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_categories` WRITE;
/*!40000 ALTER TABLE `phpbb_categories` DISABLE KEYS */;
INSERT INTO `phpbb_categories` VALUES (1,'Workshop',10);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_forums`
--

DROP TABLE IF EXISTS `phpbb_forums`;
CREATE TABLE `phpbb_forums` (
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `cat_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_name` mediumtext COLLATE utf8mb4_bin,
  `forum_desc` mediumtext COLLATE utf8mb4_bin,
  `forum_status` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_order` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_view` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_read` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_post` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`forum_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_forums` WRITE;
/*!40000 ALTER TABLE `phpbb_forums` DISABLE KEYS */;
INSERT INTO `phpbb_forums` VALUES (4,1,'Lamps &amp; wicks','All that <b>burns</b>.',0,0,0,0,0),
(5,1,'SECRET staff','',0,0,2,2,0),
(6,1,'SECRET members','',0,0,0,1,0),
(7,1,'SECRET unknown','',0,0,0,9,0);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_auth_access`
--

DROP TABLE IF EXISTS `phpbb_auth_access`;
CREATE TABLE `phpbb_auth_access` (
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_view` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_read` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`group_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_auth_access` WRITE;
/*!40000 ALTER TABLE `phpbb_auth_access` DISABLE KEYS */;
INSERT INTO `phpbb_auth_access` VALUES (1,5,1,1);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_topics`
--

DROP TABLE IF EXISTS `phpbb_topics`;
CREATE TABLE `phpbb_topics` (
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_title` mediumtext COLLATE utf8mb4_bin,
  `topic_poster` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_views` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_status` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_vote` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_type` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_moved_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`topic_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_topics` WRITE;
/*!40000 ALTER TABLE `phpbb_topics` DISABLE KEYS */;
INSERT INTO `phpbb_topics` VALUES (20,4,'The &quot;third&quot; lamp',0,0,311,0,1,1,0),
(21,5,'SECRET',0,0,0,0,0,0,0),
(22,6,'SECRET',0,0,0,0,0,0,0),
(23,4,'The old name',0,0,0,2,0,0,20),
(24,4,'Oil',0,0,12,1,0,0,0),
(25,7,'SECRET',0,0,0,0,0,0,0);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_posts`
--

DROP TABLE IF EXISTS `phpbb_posts`;
CREATE TABLE `phpbb_posts` (
  `post_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poster_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poster_ip` mediumtext COLLATE utf8mb4_bin,
  `post_username` mediumtext COLLATE utf8mb4_bin,
  `enable_bbcode` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `enable_smilies` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_edit_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`post_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_posts` WRITE;
/*!40000 ALTER TABLE `phpbb_posts` DISABLE KEYS */;
INSERT INTO `phpbb_posts` VALUES (101,20,0,3,1400000101,'CANARY posts.poster_ip','',0,1,NULL),
(102,20,0,7,1400000102,'CANARY posts.poster_ip','',0,1,1400009000),
(103,20,0,-1,1400000103,'CANARY posts.poster_ip','Gast O\'Neil',0,1,NULL),
(106,21,0,3,1400000106,'CANARY posts.poster_ip','',0,1,NULL),
(107,22,0,3,1400000107,'CANARY posts.poster_ip','',0,1,NULL),
(108,24,0,7,1400000108,'CANARY posts.poster_ip','',0,0,NULL),
(109,25,0,3,1400000109,'CANARY posts.poster_ip','',0,1,NULL);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_posts_text`
--

DROP TABLE IF EXISTS `phpbb_posts_text`;
CREATE TABLE `phpbb_posts_text` (
  `post_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `bbcode_uid` mediumtext COLLATE utf8mb4_bin,
  `post_subject` mediumtext COLLATE utf8mb4_bin,
  `post_text` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`post_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_posts_text` WRITE;
/*!40000 ALTER TABLE `phpbb_posts_text` DISABLE KEYS */;
INSERT INTO `phpbb_posts_text` VALUES (101,'','The &quot;third&quot; lamp','The third lamp went out.'),
(102,'1a2b3c4d5e','','[quote:1a2b3c4d5e=\"Wren Okafor\"]Trim the [b:1a2b3c4d5e]wick[/b:1a2b3c4d5e].[/quote:1a2b3c4d5e]\nI did &amp; it burns :D; it\'s \\n fine.\nSee [url=https://lamps.example/a?b=1&amp;c=2]the table[/url] and [b]no tag[/b][code:1:1a2b3c4d5e]if (a &lt; b) { ); } :D\n-- INSERT INTO `x` VALUES (1,\'y\');[/code:1:1a2b3c4d5e][list:1a2b3c4d5e][*:1a2b3c4d5e]one\n[*:1a2b3c4d5e]two[/list:u:1a2b3c4d5e]'),
(103,'','A question of ash','Ein Gruß, und 日本語 🙂'),
(106,'','','SECRET'),
(107,'','','SECRET'),
(109,'','','SECRET'),
(108,'','','Paraffin :D');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_ranks`
--

DROP TABLE IF EXISTS `phpbb_ranks`;
CREATE TABLE `phpbb_ranks` (
  `rank_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `rank_title` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`rank_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_ranks` WRITE;
/*!40000 ALTER TABLE `phpbb_ranks` DISABLE KEYS */;
INSERT INTO `phpbb_ranks` VALUES (2,'Keeper');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_smilies`
--

DROP TABLE IF EXISTS `phpbb_smilies`;
CREATE TABLE `phpbb_smilies` (
  `smilies_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `code` mediumtext COLLATE utf8mb4_bin,
  `smile_url` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`smilies_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_smilies` WRITE;
/*!40000 ALTER TABLE `phpbb_smilies` DISABLE KEYS */;
INSERT INTO `phpbb_smilies` VALUES (1,':D','icon_biggrin.gif');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_vote_desc`
--

DROP TABLE IF EXISTS `phpbb_vote_desc`;
CREATE TABLE `phpbb_vote_desc` (
  `vote_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `vote_text` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`vote_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_vote_desc` WRITE;
/*!40000 ALTER TABLE `phpbb_vote_desc` DISABLE KEYS */;
INSERT INTO `phpbb_vote_desc` VALUES (9,20,'Which wick?');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_vote_results`
--

DROP TABLE IF EXISTS `phpbb_vote_results`;
CREATE TABLE `phpbb_vote_results` (
  `vote_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `vote_option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `vote_option_text` mediumtext COLLATE utf8mb4_bin,
  `vote_result` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`vote_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_vote_results` WRITE;
/*!40000 ALTER TABLE `phpbb_vote_results` DISABLE KEYS */;
INSERT INTO `phpbb_vote_results` VALUES (9,1,'38 mm',3),
(9,2,'40 mm',9);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_vote_voters`
--

DROP TABLE IF EXISTS `phpbb_vote_voters`;
CREATE TABLE `phpbb_vote_voters` (
  `vote_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `vote_user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `vote_user_ip` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`vote_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_vote_voters` WRITE;
/*!40000 ALTER TABLE `phpbb_vote_voters` DISABLE KEYS */;
INSERT INTO `phpbb_vote_voters` VALUES (9,0,'CANARY vote_voters.vote_user_ip');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_users`
--

DROP TABLE IF EXISTS `phpbb_users`;
CREATE TABLE `phpbb_users` (
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `user_password` mediumtext COLLATE utf8mb4_bin,
  `user_email` mediumtext COLLATE utf8mb4_bin,
  `user_icq` mediumtext COLLATE utf8mb4_bin,
  `user_regdate` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_rank` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_sig` mediumtext COLLATE utf8mb4_bin,
  `user_sig_bbcode_uid` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_users` WRITE;
/*!40000 ALTER TABLE `phpbb_users` DISABLE KEYS */;
INSERT INTO `phpbb_users` VALUES (-1,'Anonymous','CANARY users.user_password','CANARY users.user_email','CANARY users.user_icq',0,0,0,'',''),
(3,'Wren Okafor','CANARY users.user_password','CANARY users.user_email','CANARY users.user_icq',1300000000,1204,2,'Knock twice.',''),
(7,'Marlow &amp; Pell','CANARY users.user_password','CANARY users.user_email','CANARY users.user_icq',1310000000,3,0,'','');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_privmsgs_text`
--

DROP TABLE IF EXISTS `phpbb_privmsgs_text`;
CREATE TABLE `phpbb_privmsgs_text` (
  `privmsgs_text_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `privmsgs_text` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`privmsgs_text_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_privmsgs_text` WRITE;
/*!40000 ALTER TABLE `phpbb_privmsgs_text` DISABLE KEYS */;
INSERT INTO `phpbb_privmsgs_text` VALUES (1,'CANARY privmsgs_text.privmsgs_text');
UNLOCK TABLES;

-- Dump completed on 2024-01-01  0:00:00
