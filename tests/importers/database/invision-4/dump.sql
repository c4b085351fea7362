/*!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB

/*!40101 SET NAMES utf8mb4 */;

--
-- Table structure for table `ibf_core_sys_conf_settings`
--

DROP TABLE IF EXISTS `ibf_core_sys_conf_settings`;
CREATE TABLE `ibf_core_sys_conf_settings` (
  `conf_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `conf_key` mediumtext COLLATE utf8mb4_bin,
  `conf_value` mediumtext COLLATE utf8mb4_bin,
  `conf_default` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`conf_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `ibf_core_sys_conf_settings` WRITE;
/*!40000 ALTER TABLE `ibf_core_sys_conf_settings` DISABLE KEYS */;
INSERT INTO `ibf_core_sys_conf_settings` VALUES (0,'board_name','Lanternside',''),
(0,'board_url','https://lanternside.example/ips',''),
(0,'guest_group','2',''),
(0,'smtp_pass','CANARY','');
UNLOCK TABLES;

--
-- Table structure for table `ibf_core_permission_index`
--

DROP TABLE IF EXISTS `ibf_core_permission_index`;
CREATE TABLE `ibf_core_permission_index` (
  `perm_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `app` mediumtext COLLATE utf8mb4_bin,
  `perm_type` mediumtext COLLATE utf8mb4_bin,
  `perm_type_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `perm_view` mediumtext COLLATE utf8mb4_bin,
  `perm_2` mediumtext COLLATE utf8mb4_bin,
  `perm_3` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`perm_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `ibf_core_permission_index` WRITE;
/*!40000 ALTER TABLE `ibf_core_permission_index` DISABLE KEYS */;
INSERT INTO `ibf_core_permission_index` VALUES (1,'forums','forum',1,'*','*','CANARY core_permission_index.perm_3'),
(4,'forums','forum',4,'*','2,3,4','CANARY core_permission_index.perm_3'),
(5,'forums','forum',5,'4','4','CANARY core_permission_index.perm_3'),
(6,'forums','forum',6,'*','3,4','CANARY core_permission_index.perm_3'),
(7,'forums','forum',7,'*','*','CANARY core_permission_index.perm_3'),
(8,'forums','forum',8,'*','*','CANARY core_permission_index.perm_3'),
(9,'forums','forum',9,'*','*','CANARY core_permission_index.perm_3');
UNLOCK TABLES;

--
-- Table structure for table `ibf_core_sys_lang_words`
--

DROP TABLE IF EXISTS `ibf_core_sys_lang_words`;
CREATE TABLE `ibf_core_sys_lang_words` (
  `word_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `lang_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `word_app` mediumtext COLLATE utf8mb4_bin,
  `word_key` mediumtext COLLATE utf8mb4_bin,
  `word_default` mediumtext COLLATE utf8mb4_bin,
  `word_custom` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`word_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `ibf_core_sys_lang_words` WRITE;
/*!40000 ALTER TABLE `ibf_core_sys_lang_words` DISABLE KEYS */;
INSERT INTO `ibf_core_sys_lang_words` VALUES (1,1,'CANARY core_sys_lang_words.word_app','forums_forum_1','Workshop',''),
(4,1,'CANARY core_sys_lang_words.word_app','forums_forum_4','Lamps &amp; wicks',''),
(5,1,'CANARY core_sys_lang_words.word_app','forums_forum_5','SECRET staff',''),
(6,1,'CANARY core_sys_lang_words.word_app','forums_forum_6','SECRET members',''),
(7,1,'CANARY core_sys_lang_words.word_app','forums_forum_7','SECRET cellar',''),
(8,1,'CANARY core_sys_lang_words.word_app','forums_forum_8','SECRET club',''),
(9,1,'CANARY core_sys_lang_words.word_app','forums_forum_9','SECRET own','');
UNLOCK TABLES;

--
-- Table structure for table `ibf_forums_forums`
--

DROP TABLE IF EXISTS `ibf_forums_forums`;
CREATE TABLE `ibf_forums_forums` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parent_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `position` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `password` mediumtext COLLATE utf8mb4_bin,
  `redirect_on` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `redirect_url` mediumtext COLLATE utf8mb4_bin,
  `can_view_others` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `min_posts_view` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `club_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name_seo` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `ibf_forums_forums` WRITE;
/*!40000 ALTER TABLE `ibf_forums_forums` DISABLE KEYS */;
INSERT INTO `ibf_forums_forums` VALUES (1,-1,0,NULL,0,'CANARY forums_forums.redirect_url',1,0,NULL,'x'),
(4,1,0,NULL,0,'CANARY forums_forums.redirect_url',1,0,NULL,'lamps'),
(5,1,0,NULL,0,'CANARY forums_forums.redirect_url',1,0,NULL,'x'),
(6,1,0,NULL,0,'CANARY forums_forums.redirect_url',1,0,NULL,'x'),
(7,1,0,'CANARYpw',0,'CANARY forums_forums.redirect_url',1,0,NULL,'x'),
(8,1,0,NULL,0,'CANARY forums_forums.redirect_url',1,0,3,'x'),
(9,1,0,NULL,0,'CANARY forums_forums.redirect_url',0,0,NULL,'x');
UNLOCK TABLES;

--
-- Table structure for table `ibf_core_groups`
--

DROP TABLE IF EXISTS `ibf_core_groups`;
CREATE TABLE `ibf_core_groups` (
  `g_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `g_view_board` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `g_other_topics` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `g_edit_posts` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`g_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `ibf_core_groups` WRITE;
/*!40000 ALTER TABLE `ibf_core_groups` DISABLE KEYS */;
INSERT INTO `ibf_core_groups` VALUES (2,1,1,'CANARY core_groups.g_edit_posts'),
(4,1,1,'CANARY core_groups.g_edit_posts');
UNLOCK TABLES;

--
-- Table structure for table `ibf_forums_topics`
--

DROP TABLE IF EXISTS `ibf_forums_topics`;
CREATE TABLE `ibf_forums_topics` (
  `tid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `state` mediumtext COLLATE utf8mb4_bin,
  `pinned` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `approved` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `moved_to` mediumtext COLLATE utf8mb4_bin,
  `topic_firstpost` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `starter_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `starter_name` mediumtext COLLATE utf8mb4_bin,
  `start_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `views` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title_seo` mediumtext COLLATE utf8mb4_bin,
  `is_future_entry` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poll_state` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`tid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `ibf_forums_topics` WRITE;
/*!40000 ALTER TABLE `ibf_forums_topics` DISABLE KEYS */;
INSERT INTO `ibf_forums_topics` VALUES (20,4,'The &quot;third&quot; lamp','open',1,1,'',0,0,'CANARY forums_topics.starter_name',0,311,'x',0,9),
(25,5,'SECRET','open',0,1,'',0,0,'CANARY forums_topics.starter_name',0,0,'x',0,0),
(26,6,'SECRET','open',0,1,'',0,0,'CANARY forums_topics.starter_name',0,0,'x',0,0),
(27,7,'SECRET','open',0,1,'',0,0,'CANARY forums_topics.starter_name',0,0,'x',0,0),
(28,8,'SECRET','open',0,1,'',0,0,'CANARY forums_topics.starter_name',0,0,'x',0,0),
(29,9,'SECRET','open',0,1,'',0,0,'CANARY forums_topics.starter_name',0,0,'x',0,0),
(22,4,'HIDDEN','open',0,-1,'',0,0,'CANARY forums_topics.starter_name',0,0,'x',0,0),
(23,4,'HIDDEN old name','link',0,1,'20&4',0,0,'CANARY forums_topics.starter_name',0,0,'x',0,0),
(24,4,'Oil','closed',0,1,'',0,0,'CANARY forums_topics.starter_name',0,12,'x',0,0);
UNLOCK TABLES;

--
-- Table structure for table `ibf_forums_posts`
--

DROP TABLE IF EXISTS `ibf_forums_posts`;
CREATE TABLE `ibf_forums_posts` (
  `pid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `author_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `author_name` mediumtext COLLATE utf8mb4_bin,
  `ip_address` mediumtext COLLATE utf8mb4_bin,
  `post` mediumtext COLLATE utf8mb4_bin,
  `post_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `queued` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `edit_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `edit_name` mediumtext COLLATE utf8mb4_bin,
  `post_edit_reason` mediumtext COLLATE utf8mb4_bin,
  `pdelete_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`pid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `ibf_forums_posts` WRITE;
/*!40000 ALTER TABLE `ibf_forums_posts` DISABLE KEYS */;
INSERT INTO `ibf_forums_posts` VALUES (101,20,3,'Wren Okafor','CANARY forums_posts.ip_address','<p>The third lamp went out.</p>',1400000101,0,NULL,NULL,NULL,0),
(102,20,7,'Marlow','CANARY forums_posts.ip_address','<blockquote class=\"ipsQuote\" data-ipsquote=\"\" data-ipsquote-contentapp=\"forums\" data-ipsquote-contentcommentid=\"101\" data-ipsquote-contentid=\"20\" data-ipsquote-username=\"Wren Okafor\"><div class=\"ipsQuote_citation\">Wren Okafor said:</div><div class=\"ipsQuote_contents\"><p>Trim the <strong>wick</strong>.</p></div></blockquote>\n<p>I did &amp; it burns; it\'s \\n fine.<br>See <a href=\"https://lamps.example/a?b=1&amp;c=2\">the table</a> and <a href=\"<___base_url___>/topic/24-oil/\">oil</a></p>\n<pre class=\"ipsCode\">if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,\'y\');</pre>\n<ul><li>one</li><li>two</li></ul>',1400000102,0,1400009000,'Marlow &amp; Pell','wrong &quot;wick&quot;',0),
(103,20,0,'Gast O&#39;Neil','CANARY forums_posts.ip_address','<p>Ein Gruß, und 日本語 🙂</p>',1400000103,0,NULL,NULL,NULL,0),
(104,20,7,'Marlow','CANARY forums_posts.ip_address','HIDDEN',1400000104,1,NULL,NULL,NULL,0),
(105,20,7,'Marlow','CANARY forums_posts.ip_address','HIDDEN',1400000105,2,NULL,NULL,NULL,0),
(115,25,3,'Wren Okafor','CANARY forums_posts.ip_address','SECRET',1400000115,0,NULL,NULL,NULL,0),
(116,26,3,'Wren Okafor','CANARY forums_posts.ip_address','SECRET',1400000116,0,NULL,NULL,NULL,0),
(117,27,3,'Wren Okafor','CANARY forums_posts.ip_address','SECRET',1400000117,0,NULL,NULL,NULL,0),
(118,28,3,'Wren Okafor','CANARY forums_posts.ip_address','SECRET',1400000118,0,NULL,NULL,NULL,0),
(119,29,3,'Wren Okafor','CANARY forums_posts.ip_address','SECRET',1400000119,0,NULL,NULL,NULL,0),
(107,22,3,'Wren Okafor','CANARY forums_posts.ip_address','HIDDEN',1400000107,0,NULL,NULL,NULL,0),
(108,24,7,'Marlow','CANARY forums_posts.ip_address','<p>Paraffin.</p>',1400000108,0,NULL,NULL,NULL,0),
(109,23,7,'Marlow','CANARY forums_posts.ip_address','HIDDEN',1400000109,0,NULL,NULL,NULL,0);
UNLOCK TABLES;

--
-- Table structure for table `ibf_core_polls`
--

DROP TABLE IF EXISTS `ibf_core_polls`;
CREATE TABLE `ibf_core_polls` (
  `pid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `choices` mediumtext COLLATE utf8mb4_bin,
  `poll_question` mediumtext COLLATE utf8mb4_bin,
  `starter_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`pid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `ibf_core_polls` WRITE;
/*!40000 ALTER TABLE `ibf_core_polls` DISABLE KEYS */;
INSERT INTO `ibf_core_polls` VALUES (9,'{\"1\": {\"question\": \"Which wick?\", \"multi\": 0, \"choice\": {\"1\": \"38 mm\", \"2\": \"40 mm\"}, \"votes\": {\"1\": 3, \"2\": 9}}}','Which wick?',0);
UNLOCK TABLES;

--
-- Table structure for table `ibf_core_members`
--

DROP TABLE IF EXISTS `ibf_core_members`;
CREATE TABLE `ibf_core_members` (
  `member_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  `members_pass_hash` mediumtext COLLATE utf8mb4_bin,
  `joined` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ip_address` mediumtext COLLATE utf8mb4_bin,
  `member_posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `signature` mediumtext COLLATE utf8mb4_bin,
  `members_seo_name` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`member_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `ibf_core_members` WRITE;
/*!40000 ALTER TABLE `ibf_core_members` DISABLE KEYS */;
INSERT INTO `ibf_core_members` VALUES (3,'Wren Okafor','CANARY core_members.email','CANARY core_members.members_pass_hash',1300000000,'CANARY core_members.ip_address',1204,'<p>Third store.</p><p>Knock twice.</p>','wren'),
(7,'Marlow &amp; Pell','CANARY core_members.email','CANARY core_members.members_pass_hash',1310000000,'CANARY core_members.ip_address',3,'','marlow');
UNLOCK TABLES;

--
-- Table structure for table `ibf_core_message_posts`
--

DROP TABLE IF EXISTS `ibf_core_message_posts`;
CREATE TABLE `ibf_core_message_posts` (
  `msg_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `msg_post` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`msg_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `ibf_core_message_posts` WRITE;
/*!40000 ALTER TABLE `ibf_core_message_posts` DISABLE KEYS */;
INSERT INTO `ibf_core_message_posts` VALUES (1,'CANARY core_message_posts.msg_post');
UNLOCK TABLES;

-- Dump completed on 2024-01-01  0:00:00
