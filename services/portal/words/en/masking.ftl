# What is hidden while a caller isn't verified.
hidden-until-verified = Hidden until the caller is verified
case-masked = Someone who may be this person is calling. Who they are, what they answered and what was written stay hidden until you have checked who is calling.
case-story-masked = What was written is hidden until the caller is verified.
