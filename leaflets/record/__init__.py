"""What has been made from what: an embedded database, and the digests that tell what changed."""
