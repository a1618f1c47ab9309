"""What people may ask about their own data: consents, copies, corrections, destruction."""
