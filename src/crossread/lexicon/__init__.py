"""Word tables as data. Each module says where its words come from and what they are for."""
