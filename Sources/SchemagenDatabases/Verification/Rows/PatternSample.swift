/// Texts that match a pattern of a check, so that columns with one are not left empty.
///
/// Regular expressions are followed as far as checks commonly go (literals, classes, groups, alternatives, counts); what
/// comes out is tried on the engine like any other value, so that a wrong guess costs one attempt.
enum PatternSample {
    /// A text for a pattern of LIKE.
    static func like(_ pattern: String) -> String {
        var result = ""
        var isEscaped = false
        for character in pattern.unicodeScalars {
            if isEscaped {
                result.unicodeScalars.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "%" || character == "_" {
                result += "a"
            } else {
                result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// Some texts for a pattern of GLOB, or a regular expression; different ones where it leaves a choice.
    static func texts(_ pattern: String, isGlob: Bool = false, count: Int = 6) -> [String] {
        var seen: Set<String> = []
        var result: [String] = []
        for variant in 0..<count {
            var reader = Reader(pattern: Array(pattern.unicodeScalars), variant: variant, isGlob: isGlob)
            let text = reader.alternatives()
            if seen.insert(text).inserted { result.append(text) }
        }
        return result
    }

    private struct Reader {
        let pattern: [Unicode.Scalar]
        let variant: Int
        let isGlob: Bool
        var place = 0
        var atoms = 0
        var depth = 0
        /// What is left to write: counts inside counts multiply.
        var budget = 2000

        var current: Unicode.Scalar? { place < pattern.count ? pattern[place] : nil }

        /// `a|b|c`: the variant chooses one.
        mutating func alternatives() -> String {
            depth += 1
            defer { depth -= 1 }
            // Beyond this no check goes that a person wrote.
            guard depth < 40 else {
                place = pattern.count
                return ""
            }
            var branches = [sequence()]
            while !isGlob, current == "|" {
                place += 1
                branches.append(sequence())
            }
            return branches[variant % branches.count]
        }

        private mutating func sequence() -> String {
            var result = ""
            while budget > 0, let scalar = current, isGlob || (scalar != "|" && scalar != ")") {
                let start = place
                let startAtoms = atoms
                let first = atom()
                let (least, most) = count()
                if least == 0, most == 0 { continue }
                // A few more than the least, where that is allowed: it makes texts differ.
                let wanted = min(most, max(least, min(1, most)) + (least == most ? 0 : variant / 3), 200)
                result += first
                let end = place
                for number in 1..<max(wanted, 1) where budget > 0 {
                    place = start
                    atoms = startAtoms + number
                    result += atom()
                }
                place = end
            }
            return result
        }

        /// The count behind an atom.
        private mutating func count() -> (Int, Int) {
            guard !isGlob, let scalar = current else { return (1, 1) }
            var range = (1, 1)
            switch scalar {
            case "*": range = (0, 8)
            case "+": range = (1, 8)
            case "?": range = (0, 1)
            case "{":
                var text = ""
                var end = place + 1
                while end < pattern.count, pattern[end] != "}" {
                    text.unicodeScalars.append(pattern[end])
                    end += 1
                }
                let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
                    Int(part).map { min($0, 1000) }
                }
                guard let least = parts.first ?? nil, end < pattern.count else { return (1, 1) }
                range = (least, parts.count < 2 ? least : parts[1] ?? least + 8)
                place = end
            default: return (1, 1)
            }
            place += 1
            if current == "?" { place += 1 }
            return range
        }

        private mutating func atom() -> String {
            guard let scalar = current else { return "" }
            place += 1
            atoms += 1
            budget -= 1
            if isGlob {
                switch scalar {
                case "*", "?": return "a"
                case "[": return set()
                default: return String(Character(scalar))
                }
            }
            switch scalar {
            case "^", "$": return ""
            case ".": return pick(["a", "b", "1"])
            case "[": return set()
            case "(": return group()
            case "\\": return escape()
            default: return String(Character(scalar))
            }
        }

        private mutating func group() -> String {
            var isLook = false
            if current == "?" {
                place += 1
                // (?:, (?=, (?!: what is only looked at adds nothing.
                isLook = current != ":"
                if current != nil { place += 1 }
            }
            let text = alternatives()
            if current == ")" { place += 1 }
            return isLook ? "" : text
        }

        private mutating func escape() -> String {
            guard let scalar = current else { return "" }
            place += 1
            switch scalar {
            case "d": return pick(["1", "2", "7"])
            case "w": return pick(["a", "b", "1"])
            case "s": return " "
            case "m", "M", "y", "A", "Z", "b", "B": return ""
            default: return String(Character(scalar))
            }
        }

        /// `[a-z_]`, `[^@]`, `[[:alpha:]]`
        private mutating func set() -> String {
            var isNegated = false
            if current == "^" || (isGlob && current == "!") {
                isNegated = true
                place += 1
            }
            var members: [Unicode.Scalar] = []
            var isFirst = true
            while let scalar = current, scalar != "]" || isFirst {
                isFirst = false
                place += 1
                if scalar == "[", current == ":" {
                    var name = ""
                    while let next = current, next != "]" {
                        name.unicodeScalars.append(next)
                        place += 1
                    }
                    place += 1
                    members += Array((Self.classes[name] ?? "a1").unicodeScalars)
                } else if scalar == "\\", !isGlob, let next = current {
                    place += 1
                    members += Array((Self.escaped[next] ?? String(Character(next))).unicodeScalars)
                } else if current == "-", place + 1 < pattern.count, pattern[place + 1] != "]" {
                    let last = pattern[place + 1]
                    place += 2
                    let middle = Unicode.Scalar((scalar.value + last.value) / 2) ?? scalar
                    members += [scalar, last, middle]
                } else {
                    members.append(scalar)
                }
            }
            place += 1
            let choices =
                isNegated
                ? "ab1-_ @.".unicodeScalars.filter { !members.contains($0) && !inside($0, members) } : members
            return pick(choices.map { String(Character($0)) })
        }

        /// Whether a range's ends, which stand beside one another, take a character in.
        private func inside(_ scalar: Unicode.Scalar, _ members: [Unicode.Scalar]) -> Bool {
            zip(members, members.dropFirst()).contains { $0.value <= scalar.value && scalar.value <= $1.value }
        }

        private func pick(_ choices: [String]) -> String {
            choices.isEmpty ? "" : choices[(variant + (variant > 0 ? atoms : 0)) % choices.count]
        }

        private static let classes = [
            ":alpha:": "abZ", ":digit:": "127", ":alnum:": "a1B", ":upper:": "ABC", ":lower:": "abc", ":space:": " ",
            ":punct:": ".-", ":xdigit:": "a1f",
        ]
        private static let escaped: [Unicode.Scalar: String] = ["d": "127", "w": "ab1", "s": " "]
    }
}
