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
(0,'mailserver_pass','CANARY','CANARY options.autoload'),
(0,'admin_email','CANARY@x','CANARY options.autoload'),
(0,'wpforo_post_options','a:1:{s:14:\"posts_per_page\";i:15;}','CANARY options.autoload');
UNLOCK TABLES;

--
-- Table structure for table `wp_posts`
--

DROP TABLE IF EXISTS `wp_posts`;
CREATE TABLE `wp_posts` (
  `ID` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_type` mediumtext COLLATE utf8mb4_bin,
  `post_content` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`ID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_posts` WRITE;
/*!40000 ALTER TABLE `wp_posts` DISABLE KEYS */;
INSERT INTO `wp_posts` VALUES (1,'page','CANARY posts.post_content');
UNLOCK TABLES;

--
-- Table structure for table `wp_wpforo_forums`
--

DROP TABLE IF EXISTS `wp_wpforo_forums`;
CREATE TABLE `wp_wpforo_forums` (
  `forumid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `slug` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  `parentid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `permissions` mediumtext COLLATE utf8mb4_bin,
  `status` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_cat` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `order` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `last_post_date` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`forumid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_wpforo_forums` WRITE;
/*!40000 ALTER TABLE `wp_wpforo_forums` DISABLE KEYS */;
INSERT INTO `wp_wpforo_forums` VALUES (1,'Workshop','workshop','',0,'a:2:{i:1;s:4:\"full\";i:4;s:9:\"read_only\";}',1,1,0,'CANARY wpforo_forums.last_post_date'),
(4,'Lamps &amp; wicks','lamps','All that <b>burns</b>.',1,'a:2:{i:1;s:4:\"full\";i:4;s:9:\"read_only\";}',1,0,1,'CANARY wpforo_forums.last_post_date'),
(5,'SECRET staff','secret','',1,'a:2:{i:1;s:4:\"full\";i:4;s:9:\"no_access\";}',1,0,2,'CANARY wpforo_forums.last_post_date'),
(6,'SECRET titles alone','secret6','',1,'a:2:{i:1;s:4:\"full\";i:4;s:6:\"titles\";}',1,0,3,'CANARY wpforo_forums.last_post_date'),
(7,'SECRET off','secret7','',1,'a:2:{i:1;s:4:\"full\";i:4;s:9:\"read_only\";}',0,0,4,'CANARY wpforo_forums.last_post_date'),
(8,'SECRET unknown access','secret8','',1,'a:2:{i:1;s:4:\"full\";i:4;s:4:\"gone\";}',1,0,5,'CANARY wpforo_forums.last_post_date'),
(9,'SECRET no permissions','secret9','',1,'O:1:{',1,0,6,'CANARY wpforo_forums.last_post_date');
UNLOCK TABLES;

--
-- Table structure for table `wp_wpforo_accesses`
--

DROP TABLE IF EXISTS `wp_wpforo_accesses`;
CREATE TABLE `wp_wpforo_accesses` (
  `accessid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `access` mediumtext COLLATE utf8mb4_bin,
  `title` mediumtext COLLATE utf8mb4_bin,
  `cans` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`accessid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_wpforo_accesses` WRITE;
/*!40000 ALTER TABLE `wp_wpforo_accesses` DISABLE KEYS */;
INSERT INTO `wp_wpforo_accesses` VALUES (1,'no_access','CANARY wpforo_accesses.title','a:7:{s:2:\"vf\";i:0;s:2:\"ct\";i:0;s:2:\"vt\";i:0;s:2:\"vr\";i:0;s:2:\"va\";i:0;s:2:\"vp\";i:0;s:2:\"au\";i:0;}'),
(2,'read_only','CANARY wpforo_accesses.title','a:7:{s:2:\"vf\";i:1;s:2:\"ct\";i:0;s:2:\"vt\";i:1;s:2:\"vr\";i:1;s:2:\"va\";i:1;s:2:\"vp\";i:0;s:2:\"au\";i:0;}'),
(3,'titles','CANARY wpforo_accesses.title','a:7:{s:2:\"vf\";i:1;s:2:\"ct\";i:0;s:2:\"vt\";i:0;s:2:\"vr\";i:0;s:2:\"va\";i:0;s:2:\"vp\";i:0;s:2:\"au\";i:0;}'),
(5,'full','CANARY wpforo_accesses.title','a:7:{s:2:\"vf\";i:1;s:2:\"ct\";i:0;s:2:\"vt\";i:1;s:2:\"vr\";i:1;s:2:\"va\";i:1;s:2:\"vp\";i:1;s:2:\"au\";i:1;}');
UNLOCK TABLES;

--
-- Table structure for table `wp_wpforo_topics`
--

DROP TABLE IF EXISTS `wp_wpforo_topics`;
CREATE TABLE `wp_wpforo_topics` (
  `topicid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forumid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `first_postid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `slug` mediumtext COLLATE utf8mb4_bin,
  `created` mediumtext COLLATE utf8mb4_bin,
  `views` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `type` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `closed` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `private` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `status` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`topicid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_wpforo_topics` WRITE;
/*!40000 ALTER TABLE `wp_wpforo_topics` DISABLE KEYS */;
INSERT INTO `wp_wpforo_topics` VALUES (20,4,0,0,'The &quot;third&quot; lamp','the-third-lamp','CANARY wpforo_topics.created',311,1,0,0,0,'CANARY wpforo_topics.name','CANARY wpforo_topics.email'),
(24,4,0,0,'Oil','oil','CANARY wpforo_topics.created',12,0,1,0,0,'CANARY wpforo_topics.name','CANARY wpforo_topics.email'),
(22,4,0,0,'HIDDEN','hidden','CANARY wpforo_topics.created',0,0,0,0,1,'CANARY wpforo_topics.name','CANARY wpforo_topics.email'),
(23,4,0,0,'HIDDEN','hidden-2','CANARY wpforo_topics.created',0,0,0,1,0,'CANARY wpforo_topics.name','CANARY wpforo_topics.email'),
(25,5,0,0,'SECRET','s5','CANARY wpforo_topics.created',0,0,0,0,0,'CANARY wpforo_topics.name','CANARY wpforo_topics.email'),
(26,6,0,0,'SECRET','s6','CANARY wpforo_topics.created',0,0,0,0,0,'CANARY wpforo_topics.name','CANARY wpforo_topics.email'),
(27,7,0,0,'SECRET','s7','CANARY wpforo_topics.created',0,0,0,0,0,'CANARY wpforo_topics.name','CANARY wpforo_topics.email'),
(28,8,0,0,'SECRET','s8','CANARY wpforo_topics.created',0,0,0,0,0,'CANARY wpforo_topics.name','CANARY wpforo_topics.email'),
(29,9,0,0,'SECRET','s9','CANARY wpforo_topics.created',0,0,0,0,0,'CANARY wpforo_topics.name','CANARY wpforo_topics.email');
UNLOCK TABLES;

--
-- Table structure for table `wp_wpforo_posts`
--

DROP TABLE IF EXISTS `wp_wpforo_posts`;
CREATE TABLE `wp_wpforo_posts` (
  `postid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parentid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forumid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topicid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `body` mediumtext COLLATE utf8mb4_bin,
  `created` mediumtext COLLATE utf8mb4_bin,
  `modified` mediumtext COLLATE utf8mb4_bin,
  `likes` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_first_post` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `status` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `private` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`postid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_wpforo_posts` WRITE;
/*!40000 ALTER TABLE `wp_wpforo_posts` DISABLE KEYS */;
INSERT INTO `wp_wpforo_posts` VALUES (101,0,4,20,3,'RE: The &quot;third&quot; lamp','<p>The third lamp went out.</p>','2014-05-13 16:55:41','2014-05-13 16:55:41',0,1,0,0,'','CANARY wpforo_posts.email'),
(102,101,4,20,7,'RE: The &quot;third&quot; lamp','[quote data-userid=\"3\" data-postid=\"101\"]<div class=\"wpforo-post-quote-author\"><strong> Posted by: @wren </strong></div><p>Trim the <b>wick</b>.</p>[/quote]<p>I did &amp; it burns; it\'s \\n fine.</p><p>See <a href=\"https://lamps.example/a?b=1&amp;c=2\">the table</a></p><ul><li>one</li><li>two</li></ul>','2014-05-13 16:55:42','2014-05-13 19:23:20',0,0,0,0,'','CANARY wpforo_posts.email'),
(103,0,4,20,0,'RE: The &quot;third&quot; lamp','Ein Gruß,\nund 日本語 🙂\n\nUnd?','2014-05-13 16:55:43','2014-05-13 16:55:43',0,0,0,0,'Gast O\'Neil','CANARY wpforo_posts.email'),
(104,0,4,20,7,'RE: The &quot;third&quot; lamp','HIDDEN','2014-05-13 16:55:44','2014-05-13 16:55:44',0,0,1,0,'','CANARY wpforo_posts.email'),
(105,0,4,20,7,'RE: The &quot;third&quot; lamp','HIDDEN','2014-05-13 16:55:45','2014-05-13 16:55:45',0,0,0,1,'','CANARY wpforo_posts.email'),
(108,0,4,24,7,'Oil','<p>Paraffin.</p>','2014-05-13 16:55:48','2014-05-13 16:55:48',0,1,0,0,'','CANARY wpforo_posts.email'),
(106,0,4,22,7,'RE: The &quot;third&quot; lamp','HIDDEN','2014-05-13 16:55:46','2014-05-13 16:55:46',0,0,0,0,'','CANARY wpforo_posts.email'),
(107,0,4,23,7,'RE: The &quot;third&quot; lamp','HIDDEN','2014-05-13 16:55:47','2014-05-13 16:55:47',0,0,0,0,'','CANARY wpforo_posts.email'),
(125,0,5,25,3,'RE: The &quot;third&quot; lamp','SECRET','2014-05-13 16:55:05','2014-05-13 16:55:05',0,0,0,0,'','CANARY wpforo_posts.email'),
(126,0,6,26,3,'RE: The &quot;third&quot; lamp','SECRET','2014-05-13 16:55:06','2014-05-13 16:55:06',0,0,0,0,'','CANARY wpforo_posts.email'),
(127,0,7,27,3,'RE: The &quot;third&quot; lamp','SECRET','2014-05-13 16:55:07','2014-05-13 16:55:07',0,0,0,0,'','CANARY wpforo_posts.email'),
(128,0,8,28,3,'RE: The &quot;third&quot; lamp','SECRET','2014-05-13 16:55:08','2014-05-13 16:55:08',0,0,0,0,'','CANARY wpforo_posts.email'),
(129,0,9,29,3,'RE: The &quot;third&quot; lamp','SECRET','2014-05-13 16:55:09','2014-05-13 16:55:09',0,0,0,0,'','CANARY wpforo_posts.email');
UNLOCK TABLES;

--
-- Table structure for table `wp_wpforo_profiles`
--

DROP TABLE IF EXISTS `wp_wpforo_profiles`;
CREATE TABLE `wp_wpforo_profiles` (
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `site` mediumtext COLLATE utf8mb4_bin,
  `skype` mediumtext COLLATE utf8mb4_bin,
  `signature` mediumtext COLLATE utf8mb4_bin,
  `about` mediumtext COLLATE utf8mb4_bin,
  `location` mediumtext COLLATE utf8mb4_bin,
  `groupid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`userid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_wpforo_profiles` WRITE;
/*!40000 ALTER TABLE `wp_wpforo_profiles` DISABLE KEYS */;
INSERT INTO `wp_wpforo_profiles` VALUES (3,'Keeper',1204,'CANARY wpforo_profiles.site','CANARY wpforo_profiles.skype','CANARY wpforo_profiles.signature','CANARY wpforo_profiles.about','CANARY wpforo_profiles.location',0),
(7,'',3,'CANARY wpforo_profiles.site','CANARY wpforo_profiles.skype','CANARY wpforo_profiles.signature','CANARY wpforo_profiles.about','CANARY wpforo_profiles.location',0);
UNLOCK TABLES;

--
-- Table structure for table `wp_wpforo_visits`
--

DROP TABLE IF EXISTS `wp_wpforo_visits`;
CREATE TABLE `wp_wpforo_visits` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `userid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  `ip` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_wpforo_visits` WRITE;
/*!40000 ALTER TABLE `wp_wpforo_visits` DISABLE KEYS */;
INSERT INTO `wp_wpforo_visits` VALUES (1,0,'CANARY wpforo_visits.name','CANARY wpforo_visits.ip');
UNLOCK TABLES;

--
-- Table structure for table `wp_wpforo_subscribes`
--

DROP TABLE IF EXISTS `wp_wpforo_subscribes`;
CREATE TABLE `wp_wpforo_subscribes` (
  `subid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `confirmkey` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`subid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `wp_wpforo_subscribes` WRITE;
/*!40000 ALTER TABLE `wp_wpforo_subscribes` DISABLE KEYS */;
INSERT INTO `wp_wpforo_subscribes` VALUES (1,'CANARY wpforo_subscribes.confirmkey');
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
