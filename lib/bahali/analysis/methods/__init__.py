"""What do other published methods make of the same actions?"""
