// Takes the id after a # along, such as #post-412: <meta http-equiv="refresh">, which does without a script, would drop it.
if (location.hash) location.replace(document.currentScript.dataset.target + location.hash)
