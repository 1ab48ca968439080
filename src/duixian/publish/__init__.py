"""What people take away: tables, terminal, pages."""
