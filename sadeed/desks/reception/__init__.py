"""Reception: papers are matched, the declaration is signed, the request is raised, the beneficiary registered."""
