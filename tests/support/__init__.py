"""What several tests use: strategies for random reports, samples, real data."""
