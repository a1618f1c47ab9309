"""The feedback desk: complaints and suggestions until they are answered, and what was improved by them."""
