/// What there is in a database, read from the engine's own catalogue: one line an object, sorted.
///
/// It shares nothing with what writes the SQL, so that the two can disagree. Tests compare it before and after (up and
/// down leave nothing; up, down, up gives the same as up) and ask whether an object is there.
public struct Catalogue: Sendable, Equatable, CustomStringConvertible {
    /// The objects: `column public.leads.email text not null`.
    public var lines: [String]

    init(lines: [String]) { self.lines = lines.sorted() }

    /// Whether an object is there whose line is this text, or begins with it and a blank.
    public func contains(_ text: String) -> Bool { lines.contains { $0 == text || $0.hasPrefix(text + " ") } }

    /// What is here and not there (`+`), and there and not here (`-`): what a failed comparison should print.
    public func difference(from other: Catalogue) -> [String] {
        let (here, there) = (Set(lines), Set(other.lines))
        return lines.filter { !there.contains($0) }.map { "+ " + $0 }
            + other.lines.filter { !here.contains($0) }.map { "- " + $0 }
    }

    /// The lines below each other.
    public var description: String { lines.joined(separator: "\n") }
}
