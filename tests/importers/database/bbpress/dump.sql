/*!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB

/*!40101 SET NAMES utf8mb4 */;

--
-- Table structure for table `wp_options`
--

DROP TABLE IF EXISTS `wp_options`;
CREATE TABLE `wp_options` (
  `option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `option_name` mediumtext COLLATE utf8mb4_bin,
  `option_value` mediumtext COLLATE utf8mb4_bin,
  `autoload` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`option_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_options` WRITE;
/*!40000 ALTER TABLE `wp_options` DISABLE KEYS */;
INSERT INTO `wp_options` VALUES (0,'blogname','Lanternside','CANARY options.autoload'),
(0,'home','https://lanternside.example','CANARY options.autoload'),
(0,'_bbp_replies_per_page','15','CANARY options.autoload'),
(0,'mailserver_pass','CANARY','CANARY options.autoload'),
(0,'admin_email','CANARY@x','CANARY options.autoload');
UNLOCK TABLES;

--
-- Table structure for table `wp_posts`
--

DROP TABLE IF EXISTS `wp_posts`;
CREATE TABLE `wp_posts` (
  `ID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_author` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_date` mediumtext COLLATE utf8mb4_bin,
  `post_date_gmt` mediumtext COLLATE utf8mb4_bin,
  `post_content` mediumtext COLLATE utf8mb4_bin,
  `post_title` mediumtext COLLATE utf8mb4_bin,
  `post_status` mediumtext COLLATE utf8mb4_bin,
  `post_password` mediumtext COLLATE utf8mb4_bin,
  `post_name` mediumtext COLLATE utf8mb4_bin,
  `post_parent` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `menu_order` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_type` mediumtext COLLATE utf8mb4_bin,
  `guid` mediumtext COLLATE utf8mb4_bin,
  `post_excerpt` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`ID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_posts` WRITE;
/*!40000 ALTER TABLE `wp_posts` DISABLE KEYS */;
INSERT INTO `wp_posts` VALUES (1,3,'CANARY posts.post_date','2014-05-13 16:55:01','','Workshop','publish','','n1',0,0,'forum','CANARY posts.guid','CANARY posts.post_excerpt'),
(4,3,'CANARY posts.post_date','2014-05-13 16:55:04','All that <b>burns</b>.','Lamps &amp; wicks','publish','','n4',1,0,'forum','CANARY posts.guid','CANARY posts.post_excerpt'),
(5,3,'CANARY posts.post_date','2014-05-13 16:55:05','','SECRET staff','private','','n5',1,0,'forum','CANARY posts.guid','CANARY posts.post_excerpt'),
(6,3,'CANARY posts.post_date','2014-05-13 16:55:06','','SECRET below','publish','','n6',5,0,'forum','CANARY posts.guid','CANARY posts.post_excerpt'),
(7,3,'CANARY posts.post_date','2014-05-13 16:55:07','','SECRET hidden','hidden','','n7',1,0,'forum','CANARY posts.guid','CANARY posts.post_excerpt'),
(20,3,'CANARY posts.post_date','2014-05-13 16:55:20','The third lamp went out.','The third lamp','publish','','n20',4,0,'topic','CANARY posts.guid','CANARY posts.post_excerpt'),
(24,7,'CANARY posts.post_date','2014-05-13 16:55:24','Paraffin.','Oil','closed','','n24',4,0,'topic','CANARY posts.guid','CANARY posts.post_excerpt'),
(102,7,'CANARY posts.post_date','2014-05-13 16:55:42','<blockquote><strong>Wren Okafor</strong> wrote:\n\nTrim the <b>wick</b>.</blockquote>\n\nI did &amp; it burns; it\'s \\n fine.\nSee <a href=\"https://lamps.example/a?b=1&amp;c=2\">the table</a>\n\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>','Reply','publish','','n102',20,0,'reply','CANARY posts.guid','CANARY posts.post_excerpt'),
(103,0,'CANARY posts.post_date','2014-05-13 16:55:43','Ein Gruß,\nund 日本語 🙂\n\nUnd?','Reply','publish','','n103',20,0,'reply','CANARY posts.guid','CANARY posts.post_excerpt'),
(104,7,'CANARY posts.post_date','2014-05-13 16:55:44','HIDDEN','x','spam','','n104',20,0,'reply','CANARY posts.guid','CANARY posts.post_excerpt'),
(105,7,'CANARY posts.post_date','2014-05-13 16:55:45','HIDDEN','x','trash','','n105',20,0,'reply','CANARY posts.guid','CANARY posts.post_excerpt'),
(106,7,'CANARY posts.post_date','2014-05-13 16:55:46','HIDDEN','x','pending','','n106',20,0,'reply','CANARY posts.guid','CANARY posts.post_excerpt'),
(25,3,'CANARY posts.post_date','2014-05-13 16:55:25','SECRET','SECRET','publish','','n25',5,0,'topic','CANARY posts.guid','CANARY posts.post_excerpt'),
(26,3,'CANARY posts.post_date','2014-05-13 16:55:26','SECRET','SECRET','publish','','n26',6,0,'topic','CANARY posts.guid','CANARY posts.post_excerpt'),
(27,3,'CANARY posts.post_date','2014-05-13 16:55:27','SECRET','SECRET','publish','','n27',7,0,'topic','CANARY posts.guid','CANARY posts.post_excerpt'),
(22,3,'CANARY posts.post_date','2014-05-13 16:55:22','HIDDEN','HIDDEN','pending','','n22',4,0,'topic','CANARY posts.guid','CANARY posts.post_excerpt'),
(107,3,'CANARY posts.post_date','2014-05-13 16:55:47','HIDDEN','x','publish','','n107',22,0,'reply','CANARY posts.guid','CANARY posts.post_excerpt'),
(300,3,'CANARY posts.post_date','2014-05-13 16:55:00','CANARY','CANARY page','publish','','n300',0,0,'page','CANARY posts.guid','CANARY posts.post_excerpt'),
(301,3,'CANARY posts.post_date','2014-05-13 16:55:01','CANARY','CANARY draft','draft','','n301',0,0,'post','CANARY posts.guid','CANARY posts.post_excerpt');
UNLOCK TABLES;

--
-- Table structure for table `wp_postmeta`
--

DROP TABLE IF EXISTS `wp_postmeta`;
CREATE TABLE `wp_postmeta` (
  `meta_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `meta_key` mediumtext COLLATE utf8mb4_bin,
  `meta_value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`meta_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_postmeta` WRITE;
/*!40000 ALTER TABLE `wp_postmeta` DISABLE KEYS */;
INSERT INTO `wp_postmeta` VALUES (0,4,'_bbp_sticky_topics','a:1:{i:0;i:20;}'),
(0,103,'_bbp_anonymous_name','Gast O\'Neil'),
(0,103,'_bbp_anonymous_email','CANARY@x'),
(0,102,'_bbp_reply_to','20'),
(0,102,'_bbp_author_ip','CANARY');
UNLOCK TABLES;

--
-- Table structure for table `wp_users`
--

DROP TABLE IF EXISTS `wp_users`;
CREATE TABLE `wp_users` (
  `ID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_login` mediumtext COLLATE utf8mb4_bin,
  `user_pass` mediumtext COLLATE utf8mb4_bin,
  `user_nicename` mediumtext COLLATE utf8mb4_bin,
  `user_email` mediumtext COLLATE utf8mb4_bin,
  `user_registered` mediumtext COLLATE utf8mb4_bin,
  `user_activation_key` mediumtext COLLATE utf8mb4_bin,
  `display_name` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`ID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_users` WRITE;
/*!40000 ALTER TABLE `wp_users` DISABLE KEYS */;
INSERT INTO `wp_users` VALUES (3,'CANARY users.user_login','CANARY users.user_pass','wren','CANARY users.user_email','2011-03-13 07:06:40','CANARY users.user_activation_key','Wren Okafor'),
(7,'CANARY users.user_login','CANARY users.user_pass','marlow','CANARY users.user_email','2011-07-07 00:53:20','CANARY users.user_activation_key','Marlow &amp; Pell');
UNLOCK TABLES;

-- Dump completed on 2024-01-01  0:00:00
