"""What a branch changes: the files of a git revision, compared with those in the folder."""
