"""Would another reasonable method change the answer?"""
