"""政府信息公开工作年度报告 as data: typed, checked, and rendered."""
