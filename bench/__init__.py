"""What Lentera takes on this machine, each figure beside one that is not ours (decision 41)."""
