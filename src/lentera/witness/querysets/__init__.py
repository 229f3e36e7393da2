"""The doors to what the witness keeps."""
