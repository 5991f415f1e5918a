"""What each page says: results of the model in sentences, cards and rows; nothing is drawn."""
