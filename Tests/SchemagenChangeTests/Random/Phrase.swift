/// A text of the language or of SQL in which things stand by their numbers: it says the same whatever they are called.
struct Phrase: Hashable, Sendable, ExpressibleByStringInterpolation {
    indirect enum Piece: Hashable, Sendable {
        case text(String)
        /// The Swift name of a thing, in backticks.
        case name(Int)
        /// The SQL name of a thing, quoted, with its namespace where it has one.
        case sql(Int)
        /// The SQL name of a thing as a string of the language.
        case literalName(Int)
        /// SQL as a string of the language.
        case literal(Phrase)
        /// `sql("…")`, once for each database.
        case query(Phrase)
    }

    struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }

        mutating func appendInterpolation(_ text: String) { pieces.append(.text(text)) }
        mutating func appendInterpolation(_ phrase: Phrase) { pieces += phrase.pieces }
        mutating func appendInterpolation(name number: Int) { pieces.append(.name(number)) }
        mutating func appendInterpolation(sql number: Int) { pieces.append(.sql(number)) }
        mutating func appendInterpolation(literalName number: Int) { pieces.append(.literalName(number)) }
        mutating func appendInterpolation(literal phrase: Phrase) { pieces.append(.literal(phrase)) }
        mutating func appendInterpolation(query phrase: Phrase) { pieces.append(.query(phrase)) }
    }

    var pieces: [Piece]

    init(pieces: [Piece] = []) { self.pieces = pieces }
    init(stringLiteral text: String) { pieces = [.text(text)] }
    init(_ text: String) { pieces = [.text(text)] }
    init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    var isEmpty: Bool { pieces.allSatisfy { $0 == .text("") } }

    /// The numbers of the things that it names.
    var mentions: Set<Int> {
        var result: Set<Int> = []
        for piece in pieces {
            switch piece {
            case .text: continue
            case .name(let number), .sql(let number), .literalName(let number): result.insert(number)
            case .literal(let phrase), .query(let phrase): result.formUnion(phrase.mentions)
            }
        }
        return result
    }

    func joined(_ phrases: [Phrase]) -> Phrase {
        var result = Phrase()
        for (offset, phrase) in phrases.enumerated() {
            if offset > 0 { result.pieces += pieces }
            result.pieces += phrase.pieces
        }
        return result
    }
}
