"""Which cell is wrong: solve the failed equalities backwards."""

from govdisclose.checks.diagnosing.repairs import Repair, diagnose

__all__ = ["Repair", "diagnose"]
