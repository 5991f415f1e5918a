"""What-ifs put by, side by side: columns, tables, pictures, the same money, the file."""
