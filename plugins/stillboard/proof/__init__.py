"""What proves a copy of a site: checksums that `stillboard seal` puts into it, and what `stillboard verify` finds to differ."""
