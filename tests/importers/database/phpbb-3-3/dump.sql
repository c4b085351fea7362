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
  `is_dynamic` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`config_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_config` WRITE;
/*!40000 ALTER TABLE `phpbb_config` DISABLE KEYS */;
INSERT INTO `phpbb_config` VALUES ('sitename','Lanternside &amp; Sons',0),
('server_protocol','https://',0),
('server_name','lanternside.example',0),
('server_port','443',0),
('script_path','/board',0),
('version','3.3.11',0),
('default_lang','en_gb',0),
('posts_per_page','10',0),
('smtp_password','CANARY config',0),
('board_contact','CANARY@lanternside.example',0);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_forums`
--

DROP TABLE IF EXISTS `phpbb_forums`;
CREATE TABLE `phpbb_forums` (
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parent_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `left_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_name` mediumtext COLLATE utf8mb4_bin,
  `forum_desc` mediumtext COLLATE utf8mb4_bin,
  `forum_desc_uid` mediumtext COLLATE utf8mb4_bin,
  `forum_password` mediumtext COLLATE utf8mb4_bin,
  `forum_type` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_status` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_rules` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`forum_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_forums` WRITE;
/*!40000 ALTER TABLE `phpbb_forums` DISABLE KEYS */;
INSERT INTO `phpbb_forums` VALUES (1,0,1,'The workshop','','','',0,0,'CANARY forums.forum_rules'),
(4,1,2,'Lamps &amp; wicks','<t>All that burns.</t>','','',1,0,'CANARY forums.forum_rules'),
(5,1,4,'SECRET staff','SECRET','','',1,0,'CANARY forums.forum_rules'),
(6,1,6,'SECRET cellar','','','$2y$10$CANARY',1,0,'CANARY forums.forum_rules'),
(7,1,8,'SECRET never','','','',1,0,'CANARY forums.forum_rules'),
(8,1,10,'SECRET new board','','','',1,0,'CANARY forums.forum_rules');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_acl_options`
--

DROP TABLE IF EXISTS `phpbb_acl_options`;
CREATE TABLE `phpbb_acl_options` (
  `auth_option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_option` mediumtext COLLATE utf8mb4_bin,
  `is_global` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_local` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `founder_only` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`auth_option_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_acl_options` WRITE;
/*!40000 ALTER TABLE `phpbb_acl_options` DISABLE KEYS */;
INSERT INTO `phpbb_acl_options` VALUES (1,'f_',0,0,0),
(2,'f_list',0,0,0),
(3,'f_post',0,0,0),
(4,'f_read',0,0,0),
(5,'f_download',0,0,0),
(6,'u_download',0,0,0);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_acl_groups`
--

DROP TABLE IF EXISTS `phpbb_acl_groups`;
CREATE TABLE `phpbb_acl_groups` (
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_role_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_setting` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`group_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_acl_groups` WRITE;
/*!40000 ALTER TABLE `phpbb_acl_groups` DISABLE KEYS */;
INSERT INTO `phpbb_acl_groups` VALUES (1,4,0,17,0),
(1,1,2,0,1),
(5,5,0,17,0),
(1,6,0,17,0),
(1,7,0,17,0),
(9,8,0,17,0),
(1,0,6,0,1);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_acl_users`
--

DROP TABLE IF EXISTS `phpbb_acl_users`;
CREATE TABLE `phpbb_acl_users` (
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_role_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_setting` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_acl_users` WRITE;
/*!40000 ALTER TABLE `phpbb_acl_users` DISABLE KEYS */;
INSERT INTO `phpbb_acl_users` VALUES (1,7,4,0,0),
(2,5,4,0,1);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_acl_roles_data`
--

DROP TABLE IF EXISTS `phpbb_acl_roles_data`;
CREATE TABLE `phpbb_acl_roles_data` (
  `role_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_setting` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`role_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_acl_roles_data` WRITE;
/*!40000 ALTER TABLE `phpbb_acl_roles_data` DISABLE KEYS */;
INSERT INTO `phpbb_acl_roles_data` VALUES (17,1,1),
(17,2,1),
(17,4,1),
(17,5,1);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_user_group`
--

DROP TABLE IF EXISTS `phpbb_user_group`;
CREATE TABLE `phpbb_user_group` (
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `group_leader` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_pending` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`group_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_user_group` WRITE;
/*!40000 ALTER TABLE `phpbb_user_group` DISABLE KEYS */;
INSERT INTO `phpbb_user_group` VALUES (1,1,0,0),
(5,2,0,0),
(9,1,0,1);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_groups`
--

DROP TABLE IF EXISTS `phpbb_groups`;
CREATE TABLE `phpbb_groups` (
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `group_name` mediumtext COLLATE utf8mb4_bin,
  `group_desc` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`group_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_groups` WRITE;
/*!40000 ALTER TABLE `phpbb_groups` DISABLE KEYS */;
INSERT INTO `phpbb_groups` VALUES (1,'GUESTS','CANARY groups.group_desc'),
(5,'ADMINISTRATORS','CANARY groups.group_desc');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_ranks`
--

DROP TABLE IF EXISTS `phpbb_ranks`;
CREATE TABLE `phpbb_ranks` (
  `rank_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `rank_title` mediumtext COLLATE utf8mb4_bin,
  `rank_min` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`rank_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_ranks` WRITE;
/*!40000 ALTER TABLE `phpbb_ranks` DISABLE KEYS */;
INSERT INTO `phpbb_ranks` VALUES (2,'Keeper &amp; cook',0);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_smilies`
--

DROP TABLE IF EXISTS `phpbb_smilies`;
CREATE TABLE `phpbb_smilies` (
  `smiley_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `code` mediumtext COLLATE utf8mb4_bin,
  `emotion` mediumtext COLLATE utf8mb4_bin,
  `smiley_url` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`smiley_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_smilies` WRITE;
/*!40000 ALTER TABLE `phpbb_smilies` DISABLE KEYS */;
INSERT INTO `phpbb_smilies` VALUES (1,':D','Very Happy','icon_e_biggrin.gif');
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
  `topic_type` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_moved_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_visibility` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_first_post_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poll_title` mediumtext COLLATE utf8mb4_bin,
  `poll_start` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`topic_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_topics` WRITE;
/*!40000 ALTER TABLE `phpbb_topics` DISABLE KEYS */;
INSERT INTO `phpbb_topics` VALUES (20,4,'The &quot;third&quot; lamp',0,0,311,0,1,0,1,0,'Which wick?',1400000000),
(21,5,'SECRET',0,0,0,0,0,0,1,0,'SECRET',1),
(22,4,'HIDDEN thread',0,0,0,0,0,0,2,0,'',0),
(23,4,'The old name',0,0,0,2,0,20,1,0,'',0),
(24,4,'Oil',0,0,12,1,0,0,1,0,'',0),
(25,6,'SECRET',0,0,0,0,0,0,1,0,'',0),
(26,7,'SECRET',0,0,0,0,0,0,1,0,'',0),
(27,8,'SECRET',0,0,0,0,0,0,1,0,'',0);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_poll_options`
--

DROP TABLE IF EXISTS `phpbb_poll_options`;
CREATE TABLE `phpbb_poll_options` (
  `poll_option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poll_option_text` mediumtext COLLATE utf8mb4_bin,
  `poll_option_total` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`poll_option_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_poll_options` WRITE;
/*!40000 ALTER TABLE `phpbb_poll_options` DISABLE KEYS */;
INSERT INTO `phpbb_poll_options` VALUES (1,20,'38 mm',3),
(2,20,'40 mm',9);
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
  `poster_ip` mediumtext COLLATE utf8mb4_bin,
  `post_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_username` mediumtext COLLATE utf8mb4_bin,
  `post_subject` mediumtext COLLATE utf8mb4_bin,
  `post_text` mediumtext COLLATE utf8mb4_bin,
  `bbcode_uid` mediumtext COLLATE utf8mb4_bin,
  `post_visibility` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_attachment` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_edit_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_edit_user` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_edit_reason` mediumtext COLLATE utf8mb4_bin,
  `post_delete_reason` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`post_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_posts` WRITE;
/*!40000 ALTER TABLE `phpbb_posts` DISABLE KEYS */;
INSERT INTO `phpbb_posts` VALUES (101,20,0,3,'CANARY posts.poster_ip',1400000101,'','The &quot;third&quot; lamp','<t>The third lamp went out.</t>','',1,0,0,0,'','CANARY posts.post_delete_reason'),
(102,20,0,7,'CANARY posts.poster_ip',1400000102,'','Re: The &quot;third&quot; lamp','<r><QUOTE author=\"Wren Okafor\" post_id=\"101\" time=\"1400000000\" user_id=\"3\"><s>[quote=\"Wren Okafor\" post_id=101 time=1400000000 user_id=3]</s>Trim the <B><s>[b]</s>wick<e>[/b]</e></B>.<e>[/quote]</e></QUOTE>\n\nI did &amp; it burns <E>:D</E>; it\'s \\n fine.<br/>\nSee <URL url=\"https://lamps.example/a?b=1&amp;c=2\"><s>[url=https://lamps.example/a?b=1&amp;c=2]</s>the table<e>[/url]</e></URL> and <URL url=\"https://lamps.example/plain\">https://lamps.example/plain</URL><CODE><s>[code]</s><i>\n</i>if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,\'y\');<e>[/code]</e></CODE><LIST><s>[list]</s><LI><s>[*]</s>one</LI>\n<LI><s>[*]</s>two</LI><e>[/list]</e></LIST><ATTACHMENT filename=\"wick.png\" index=\"0\"><s>[attachment=0]</s>wick.png<e>[/attachment]</e></ATTACHMENT></r>','',1,1,1400009000,7,'wrong &quot;wick&quot;','CANARY posts.post_delete_reason'),
(103,20,0,1,'CANARY posts.poster_ip',1400000103,'Gast O\'Neil','A question of ash','<t>Ein Gruß, und 日本語 🙂</t>','',1,0,0,0,'','CANARY posts.post_delete_reason'),
(104,20,0,7,'CANARY posts.poster_ip',1400000104,'','','HIDDEN','',0,0,0,0,'','CANARY posts.post_delete_reason'),
(105,20,0,7,'CANARY posts.poster_ip',1400000105,'','','HIDDEN','',2,0,0,0,'','CANARY posts.post_delete_reason'),
(106,21,0,3,'CANARY posts.poster_ip',1400000106,'','','SECRET','',1,0,0,0,'','CANARY posts.post_delete_reason'),
(107,22,0,3,'CANARY posts.poster_ip',1400000107,'','','HIDDEN','',1,0,0,0,'','CANARY posts.post_delete_reason'),
(108,24,0,7,'CANARY posts.poster_ip',1400000108,'','','<t>Paraffin.</t>','',1,0,0,0,'','CANARY posts.post_delete_reason'),
(109,25,0,3,'CANARY posts.poster_ip',1400000109,'','','SECRET','',1,0,0,0,'','CANARY posts.post_delete_reason'),
(110,26,0,3,'CANARY posts.poster_ip',1400000110,'','','SECRET','',1,0,0,0,'','CANARY posts.post_delete_reason'),
(111,27,0,9,'CANARY posts.poster_ip',1400000111,'','','SECRET','',1,0,0,0,'','CANARY posts.post_delete_reason');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_attachments`
--

DROP TABLE IF EXISTS `phpbb_attachments`;
CREATE TABLE `phpbb_attachments` (
  `attach_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_msg_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `in_message` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_orphan` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poster_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `physical_filename` mediumtext COLLATE utf8mb4_bin,
  `real_filename` mediumtext COLLATE utf8mb4_bin,
  `attach_comment` mediumtext COLLATE utf8mb4_bin,
  `filesize` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`attach_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_attachments` WRITE;
/*!40000 ALTER TABLE `phpbb_attachments` DISABLE KEYS */;
INSERT INTO `phpbb_attachments` VALUES (54,102,0,0,0,0,'7_0badc0de','table &amp; sums.pdf','All sizes',3072),
(55,102,0,0,0,0,'7_feedf00d','wick.png','',70),
(56,102,0,1,0,0,'7_CANARY','CANARY.pdf','CANARY',0);
UNLOCK TABLES;

--
-- Table structure for table `phpbb_users`
--

DROP TABLE IF EXISTS `phpbb_users`;
CREATE TABLE `phpbb_users` (
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_type` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `user_password` mediumtext COLLATE utf8mb4_bin,
  `user_email` mediumtext COLLATE utf8mb4_bin,
  `user_ip` mediumtext COLLATE utf8mb4_bin,
  `user_birthday` mediumtext COLLATE utf8mb4_bin,
  `user_regdate` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_sig` mediumtext COLLATE utf8mb4_bin,
  `user_sig_bbcode_uid` mediumtext COLLATE utf8mb4_bin,
  `user_rank` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_form_salt` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_users` WRITE;
/*!40000 ALTER TABLE `phpbb_users` DISABLE KEYS */;
INSERT INTO `phpbb_users` VALUES (1,2,0,'Anonymous','CANARY users.user_password','CANARY users.user_email','CANARY users.user_ip','CANARY users.user_birthday',0,0,'','',0,'CANARY users.user_form_salt'),
(3,0,0,'Wren Okafor','CANARY users.user_password','CANARY users.user_email','CANARY users.user_ip','CANARY users.user_birthday',1300000000,1204,'<t>Third store on the left.<br/>\nKnock twice.</t>','',2,'CANARY users.user_form_salt'),
(7,0,0,'Marlow &amp; Pell','CANARY users.user_password','CANARY users.user_email','CANARY users.user_ip','CANARY users.user_birthday',1310000000,3,'','',0,'CANARY users.user_form_salt'),
(9,0,0,'SECRET member','CANARY users.user_password','CANARY users.user_email','CANARY users.user_ip','CANARY users.user_birthday',1,0,'','',0,'CANARY users.user_form_salt');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_privmsgs`
--

DROP TABLE IF EXISTS `phpbb_privmsgs`;
CREATE TABLE `phpbb_privmsgs` (
  `msg_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message_subject` mediumtext COLLATE utf8mb4_bin,
  `message_text` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`msg_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_privmsgs` WRITE;
/*!40000 ALTER TABLE `phpbb_privmsgs` DISABLE KEYS */;
INSERT INTO `phpbb_privmsgs` VALUES (1,'CANARY privmsgs.message_subject','CANARY privmsgs.message_text');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_drafts`
--

DROP TABLE IF EXISTS `phpbb_drafts`;
CREATE TABLE `phpbb_drafts` (
  `draft_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `draft_subject` mediumtext COLLATE utf8mb4_bin,
  `draft_message` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`draft_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_drafts` WRITE;
/*!40000 ALTER TABLE `phpbb_drafts` DISABLE KEYS */;
INSERT INTO `phpbb_drafts` VALUES (1,'CANARY drafts.draft_subject','CANARY drafts.draft_message');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_log`
--

DROP TABLE IF EXISTS `phpbb_log`;
CREATE TABLE `phpbb_log` (
  `log_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `log_operation` mediumtext COLLATE utf8mb4_bin,
  `log_data` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`log_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_log` WRITE;
/*!40000 ALTER TABLE `phpbb_log` DISABLE KEYS */;
INSERT INTO `phpbb_log` VALUES (1,'CANARY log.log_operation','CANARY log.log_data');
UNLOCK TABLES;

--
-- Table structure for table `phpbb_warnings`
--

DROP TABLE IF EXISTS `phpbb_warnings`;
CREATE TABLE `phpbb_warnings` (
  `warning_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`warning_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_warnings` WRITE;
/*!40000 ALTER TABLE `phpbb_warnings` DISABLE KEYS */;
INSERT INTO `phpbb_warnings` VALUES (1);
UNLOCK TABLES;

-- Dump completed on 2024-01-01  0:00:00
