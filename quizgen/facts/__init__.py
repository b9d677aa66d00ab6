"""From a curator's YAML to subjects and facts, or to problems that name the line to mend."""
