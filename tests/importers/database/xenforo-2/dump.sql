/*!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB

/*!40101 SET NAMES utf8mb4 */;

--
-- Table structure for table `xf_option`
--

DROP TABLE IF EXISTS `xf_option`;
CREATE TABLE `xf_option` (
  `option_id` mediumtext COLLATE utf8mb4_bin,
  `option_value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`option_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_option` WRITE;
/*!40000 ALTER TABLE `xf_option` DISABLE KEYS */;
INSERT INTO `xf_option` VALUES ('boardTitle','Lanternside'),
('boardUrl','https://lanternside.example/xf'),
('messagesPerPage','20'),
('contactEmailAddress','CANARY@x');
UNLOCK TABLES;

--
-- Table structure for table `xf_permission_combination`
--

DROP TABLE IF EXISTS `xf_permission_combination`;
CREATE TABLE `xf_permission_combination` (
  `permission_combination_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_group_list` mediumtext COLLATE utf8mb4_bin,
  `cache_value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`permission_combination_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_permission_combination` WRITE;
/*!40000 ALTER TABLE `xf_permission_combination` DISABLE KEYS */;
INSERT INTO `xf_permission_combination` VALUES (1,0,'1','{\"general\": {\"view\": true}, \"forum\": {\"viewContent\": true}}'),
(2,0,'2,3','{\"general\": {\"view\": true}}');
UNLOCK TABLES;

--
-- Table structure for table `xf_permission_cache_content`
--

DROP TABLE IF EXISTS `xf_permission_cache_content`;
CREATE TABLE `xf_permission_cache_content` (
  `permission_combination_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `content_type` mediumtext COLLATE utf8mb4_bin,
  `content_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `cache_value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`permission_combination_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_permission_cache_content` WRITE;
/*!40000 ALTER TABLE `xf_permission_cache_content` DISABLE KEYS */;
INSERT INTO `xf_permission_cache_content` VALUES (1,'node',1,'{\"view\": true}'),
(1,'node',4,'{\"view\": true, \"viewContent\": true, \"viewOthers\": true, \"viewAttachment\": true}'),
(1,'node',5,'{\"view\": false}'),
(1,'node',6,'{\"view\": true, \"viewContent\": false, \"viewOthers\": true, \"viewAttachment\": true}'),
(1,'node',7,'{\"view\": true, \"viewContent\": true, \"viewOthers\": false, \"viewAttachment\": true}'),
(2,'node',5,'{\"view\": true, \"viewContent\": true, \"viewOthers\": true, \"viewAttachment\": true}');
UNLOCK TABLES;

--
-- Table structure for table `xf_node`
--

DROP TABLE IF EXISTS `xf_node`;
CREATE TABLE `xf_node` (
  `node_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  `node_type_id` mediumtext COLLATE utf8mb4_bin,
  `parent_node_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `lft` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `display_order` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`node_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_node` WRITE;
/*!40000 ALTER TABLE `xf_node` DISABLE KEYS */;
INSERT INTO `xf_node` VALUES (1,'Workshop','','Category',0,1,0),
(4,'Lamps & wicks','All that <b>burns</b>.','Forum',1,2,0),
(5,'SECRET board','','Forum',1,14,0),
(6,'SECRET board','','Forum',1,16,0),
(7,'SECRET board','','Forum',1,18,0),
(8,'SECRET board','','Forum',1,20,0);
UNLOCK TABLES;

--
-- Table structure for table `xf_phrase`
--

DROP TABLE IF EXISTS `xf_phrase`;
CREATE TABLE `xf_phrase` (
  `phrase_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `phrase_text` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`phrase_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_phrase` WRITE;
/*!40000 ALTER TABLE `xf_phrase` DISABLE KEYS */;
INSERT INTO `xf_phrase` VALUES (1,'thread_prefix.2','Wanted');
UNLOCK TABLES;

--
-- Table structure for table `xf_smilie`
--

DROP TABLE IF EXISTS `xf_smilie`;
CREATE TABLE `xf_smilie` (
  `smilie_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `smilie_text` mediumtext COLLATE utf8mb4_bin,
  `image_url` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`smilie_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_smilie` WRITE;
/*!40000 ALTER TABLE `xf_smilie` DISABLE KEYS */;
INSERT INTO `xf_smilie` VALUES (1,'CANARY smilie.title',':D\n:grin:','styles/default/xenforo/smilies/biggrin.png');
UNLOCK TABLES;

--
-- Table structure for table `xf_thread`
--

DROP TABLE IF EXISTS `xf_thread`;
CREATE TABLE `xf_thread` (
  `thread_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `node_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `prefix_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `post_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `view_count` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `sticky` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `discussion_state` mediumtext COLLATE utf8mb4_bin,
  `discussion_open` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `discussion_type` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`thread_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_thread` WRITE;
/*!40000 ALTER TABLE `xf_thread` DISABLE KEYS */;
INSERT INTO `xf_thread` VALUES (20,4,'The \"third\" lamp',2,0,'CANARY thread.username',0,311,1,'visible',1,'poll'),
(25,5,'SECRET',0,0,'CANARY thread.username',0,0,0,'visible',1,''),
(26,6,'SECRET',0,0,'CANARY thread.username',0,0,0,'visible',1,''),
(27,7,'SECRET',0,0,'CANARY thread.username',0,0,0,'visible',1,''),
(28,8,'SECRET',0,0,'CANARY thread.username',0,0,0,'visible',1,''),
(22,4,'HIDDEN',0,0,'CANARY thread.username',0,0,0,'deleted',1,''),
(23,4,'HIDDEN old name',0,0,'CANARY thread.username',0,0,0,'visible',1,'redirect'),
(24,4,'Oil',0,0,'CANARY thread.username',0,12,0,'visible',0,'');
UNLOCK TABLES;

--
-- Table structure for table `xf_post`
--

DROP TABLE IF EXISTS `xf_post`;
CREATE TABLE `xf_post` (
  `post_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `thread_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `post_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message` mediumtext COLLATE utf8mb4_bin,
  `ip_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message_state` mediumtext COLLATE utf8mb4_bin,
  `position` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `warning_message` mediumtext COLLATE utf8mb4_bin,
  `last_edit_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `last_edit_user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`post_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_post` WRITE;
/*!40000 ALTER TABLE `xf_post` DISABLE KEYS */;
INSERT INTO `xf_post` VALUES (101,20,3,'Wren Okafor',1400000101,'The third lamp went out.',0,'visible',0,'CANARY post.warning_message',0,0),
(102,20,7,'Marlow & Pell',1400000102,'[QUOTE=\"Wren Okafor, post: 101, member: 3\"]Trim the [B]wick[/B].[/QUOTE]\nI did & it burns :D; it\'s \\n fine.\nSee [URL=\'https://lamps.example/a?b=1&c=2\']the table[/URL]\n[CODE]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,\'y\');[/CODE]\n[LIST]\n[*]one\n[*]two\n[/LIST]\n[ATTACH]55[/ATTACH]',0,'visible',1,'CANARY post.warning_message',1400009000,7),
(103,20,0,'Gast O\'Neil',1400000103,'Ein Gruß, und 日本語 🙂',0,'visible',2,'CANARY post.warning_message',0,0),
(104,20,7,'Marlow & Pell',1400000104,'HIDDEN',0,'moderated',2,'CANARY post.warning_message',0,0),
(105,20,7,'Marlow & Pell',1400000105,'HIDDEN',0,'deleted',2,'CANARY post.warning_message',0,0),
(115,25,3,'Wren Okafor',1400000115,'SECRET',0,'visible',0,'CANARY post.warning_message',0,0),
(116,26,3,'Wren Okafor',1400000116,'SECRET',0,'visible',0,'CANARY post.warning_message',0,0),
(117,27,3,'Wren Okafor',1400000117,'SECRET',0,'visible',0,'CANARY post.warning_message',0,0),
(118,28,3,'Wren Okafor',1400000118,'SECRET',0,'visible',0,'CANARY post.warning_message',0,0),
(107,22,3,'Wren Okafor',1400000107,'HIDDEN',0,'visible',0,'CANARY post.warning_message',0,0),
(108,24,7,'Marlow & Pell',1400000108,'Paraffin.',0,'visible',0,'CANARY post.warning_message',0,0);
UNLOCK TABLES;

--
-- Table structure for table `xf_poll`
--

DROP TABLE IF EXISTS `xf_poll`;
CREATE TABLE `xf_poll` (
  `poll_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `content_type` mediumtext COLLATE utf8mb4_bin,
  `content_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `question` mediumtext COLLATE utf8mb4_bin,
  `responses` blob,
  KEY `first` (`poll_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_poll` WRITE;
/*!40000 ALTER TABLE `xf_poll` DISABLE KEYS */;
INSERT INTO `xf_poll` VALUES (9,'thread',20,'Which wick?',0x43414E415259);
UNLOCK TABLES;

--
-- Table structure for table `xf_poll_response`
--

DROP TABLE IF EXISTS `xf_poll_response`;
CREATE TABLE `xf_poll_response` (
  `poll_response_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poll_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `response` mediumtext COLLATE utf8mb4_bin,
  `response_vote_count` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `voters` blob,
  KEY `first` (`poll_response_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_poll_response` WRITE;
/*!40000 ALTER TABLE `xf_poll_response` DISABLE KEYS */;
INSERT INTO `xf_poll_response` VALUES (1,9,'38 mm',3,0x43414E415259),
(2,9,'40 mm',9,0x43414E415259);
UNLOCK TABLES;

--
-- Table structure for table `xf_attachment`
--

DROP TABLE IF EXISTS `xf_attachment`;
CREATE TABLE `xf_attachment` (
  `attachment_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `data_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `content_type` mediumtext COLLATE utf8mb4_bin,
  `content_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `temp_hash` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`attachment_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_attachment` WRITE;
/*!40000 ALTER TABLE `xf_attachment` DISABLE KEYS */;
INSERT INTO `xf_attachment` VALUES (54,14,'post',102,'CANARY attachment.temp_hash'),
(55,15,'post',102,'CANARY attachment.temp_hash'),
(56,16,'conversation_message',102,'CANARY attachment.temp_hash');
UNLOCK TABLES;

--
-- Table structure for table `xf_attachment_data`
--

DROP TABLE IF EXISTS `xf_attachment_data`;
CREATE TABLE `xf_attachment_data` (
  `data_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filename` mediumtext COLLATE utf8mb4_bin,
  `file_size` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `file_hash` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`data_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_attachment_data` WRITE;
/*!40000 ALTER TABLE `xf_attachment_data` DISABLE KEYS */;
INSERT INTO `xf_attachment_data` VALUES (14,0,'table.pdf',3072,'0123456789abcdef0123456789abcdef'),
(15,0,'wick.png',70,'0123456789abcdef0123456789abcdef'),
(16,0,'HIDDEN.pdf',0,'0123456789abcdef0123456789abcdef');
UNLOCK TABLES;

--
-- Table structure for table `xf_user`
--

DROP TABLE IF EXISTS `xf_user`;
CREATE TABLE `xf_user` (
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  `custom_title` mediumtext COLLATE utf8mb4_bin,
  `register_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message_count` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `secret_key` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_user` WRITE;
/*!40000 ALTER TABLE `xf_user` DISABLE KEYS */;
INSERT INTO `xf_user` VALUES (3,'Wren Okafor','CANARY user.email','Keeper',1300000000,1204,'CANARY user.secret_key'),
(7,'Marlow & Pell','CANARY user.email','',1310000000,3,'CANARY user.secret_key');
UNLOCK TABLES;

--
-- Table structure for table `xf_user_profile`
--

DROP TABLE IF EXISTS `xf_user_profile`;
CREATE TABLE `xf_user_profile` (
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `dob_day` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `signature` mediumtext COLLATE utf8mb4_bin,
  `about` mediumtext COLLATE utf8mb4_bin,
  `password_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_user_profile` WRITE;
/*!40000 ALTER TABLE `xf_user_profile` DISABLE KEYS */;
INSERT INTO `xf_user_profile` VALUES (3,0,'Third store.\n[B]Knock[/B] twice.','CANARY user_profile.about',0);
UNLOCK TABLES;

--
-- Table structure for table `xf_user_authenticate`
--

DROP TABLE IF EXISTS `xf_user_authenticate`;
CREATE TABLE `xf_user_authenticate` (
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `data` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_user_authenticate` WRITE;
/*!40000 ALTER TABLE `xf_user_authenticate` DISABLE KEYS */;
INSERT INTO `xf_user_authenticate` VALUES (3,'CANARY user_authenticate.data');
UNLOCK TABLES;

--
-- Table structure for table `xf_conversation_message`
--

DROP TABLE IF EXISTS `xf_conversation_message`;
CREATE TABLE `xf_conversation_message` (
  `message_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`message_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `xf_conversation_message` WRITE;
/*!40000 ALTER TABLE `xf_conversation_message` DISABLE KEYS */;
INSERT INTO `xf_conversation_message` VALUES (1,'CANARY conversation_message.message');
UNLOCK TABLES;

-- Dump completed on 2024-01-01  0:00:00
