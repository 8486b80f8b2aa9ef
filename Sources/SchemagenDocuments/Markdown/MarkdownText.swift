/// Text of the schema as Markdown: names and comments may hold pipes, angle brackets, backticks, anything.
enum MarkdownText {
    /// The characters that mean something to Markdown or HTML in running text.
    private static let special: Set<Character> = ["\\", "`", "*", "_", "[", "]", "#", "|", "~", "$", "!"]

    /// One line of running text: nothing in it formats, and line breaks become spaces.
    static func inline(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case _ where character.isNewline: result += " "
            case _ where special.contains(character):
                result += "\\"
                result.append(character)
            default: result.append(character)
            }
        }
        return result
    }

    /// Documentation of the schema: it is Markdown already, so it passes as it is, but for HTML, which would escape the
    /// page. A line that would start a heading or a fence of the page is kept from doing so.
    static func documentation(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var escaped = ""
            for character in line {
                switch character {
                case "<": escaped += "&lt;"
                case ">": escaped += "&gt;"
                default: escaped.append(character)
                }
            }
            let start = escaped.drop { $0 == " " }
            if start.hasPrefix("#") || start.hasPrefix("```") || start.hasPrefix("~~~") { escaped = "\\" + start }
            lines.append(escaped)
        }
        return lines.joined(separator: "\n")
    }

    /// The first sentence of a documentation, for tables.
    static func summary(_ text: String?) -> String {
        guard let text else { return "" }
        let paragraph = text.split(separator: "\n", omittingEmptySubsequences: false).prefix {
            !$0.allSatisfy(\.isWhitespace)
        }
        return cell(paragraph.joined(separator: " "))
    }

    /// Documentation in a cell of a table: Markdown passes, pipes and HTML do not.
    static func cell(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "|": result += "\\|"
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
        return result
    }

    /// A name or a piece of code, in running text or in a cell: inside a code span nothing formats; a pipe still ends a
    /// cell, so it is escaped.
    static func code(_ text: String) -> String {
        var flat = ""
        var run = 0
        var longest = 0
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
            if character == "|" {
                flat += "\\|"
            } else if character.isNewline {
                flat += " "
            } else {
                flat.append(character)
            }
        }
        if flat.isEmpty { return "" }
        let fence = String(repeating: "`", count: longest + 1)
        let padding = flat.hasPrefix("`") || flat.hasSuffix("`") ? " " : ""
        return fence + padding + flat + padding + fence
    }

    /// A link whose text is a name.
    static func link(_ text: String, to target: String) -> String { "[\(code(text))](\(percentEncoded(target)))" }

    /// A relative path in a link: what is no plain ASCII is percent-encoded.
    private static func percentEncoded(_ path: String) -> String {
        let hexadecimal = Array("0123456789ABCDEF")
        var result = ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E, 0x23:
                result.append(Character(Unicode.Scalar(byte)))
            default:
                result.append("%")
                result.append(hexadecimal[Int(byte >> 4)])
                result.append(hexadecimal[Int(byte & 15)])
            }
        }
        return result
    }
}
