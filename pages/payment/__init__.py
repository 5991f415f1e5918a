"""Who can pay and be paid."""
