/// An UPDATE that is carried out in batches: the one statement of a file whose head says so, besides `SET LOCAL`.
///
/// It must end in a condition in parentheses, behind which the range of a batch can stand and mean one thing only.
struct BatchedUpdate {
    let directive: BatchDirective
    /// What is set in each transaction.
    let settings: [String]
    /// The statement, its places those of the file.
    let statement: String
    /// The table as FROM names it: with ONLY and an alias where the statement has them.
    let source: String
    /// What the table's columns are named after.
    let qualifier: String
    /// The table's name, with its schema where the statement says it.
    let table: [String]
    /// The columns that get values, as far as they are set one by one.
    let columns: [String]
    /// The condition with its parentheses.
    let condition: String

    private typealias Placed = PostgreSQLStatements.Reader.Placed
    typealias Refusal = PostgreSQLStatements.Refusal

    init(_ script: String) throws(Refusal) {
        guard let (line, offset) = BatchDirective.line(in: script), let directive = BatchDirective(line) else {
            let place = BatchDirective.line(in: script)?.offset ?? 0
            throw Refusal(
                message:
                    "the line names batches otherwise than `\(BatchDirective.words) of 10000 rows by \"id\"`, with the "
                    + "columns of a key that hold no NULL, or `by ctid`",
                position: ScriptPosition(byteOffset: place, in: script))
        }
        self.directive = directive
        var reader = PostgreSQLStatements.Reader(script)
        var settings: [String] = []
        var update: [Placed]?
        while let tokens = reader.statement() {
            guard let first = tokens.first, let last = tokens.last else { continue }
            if tokens.map(\.token).starts(with: [.word("set"), .word("local")]) {
                settings.append(reader.text(from: first.start, to: last.end))
            } else if update == nil, first.token == .word("update") {
                update = tokens
            } else {
                throw Self.refusal("this statement is another", first.start, script)
            }
        }
        guard let update, let first = update.first, let last = update.last else {
            throw Self.refusal("there is none", offset, script)
        }
        self.settings = settings
        statement = reader.text(from: first.start, to: last.end)
        var parts = Parts(update)
        try parts.read { reason, place throws(Refusal) in throw Self.refusal(reason, place, script) }
        let bytes = Array(script.utf8)
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        source = text(parts.source)
        table = parts.table
        qualifier = (parts.alias ?? parts.table.last).map(PostgreSQLConnection.quotedIdentifier) ?? ""
        columns = parts.columns
        condition = text(parts.condition)
    }

    private static func refusal(_ reason: String, _ place: Int, _ script: String) -> Refusal {
        Refusal(
            message: "a file that runs in batches holds one `UPDATE table SET … WHERE (…)` and nothing behind the "
                + "parenthesis, besides SET LOCAL: \(reason). Give what else there is a migration of its own, or take the line "
                + "`\(BatchDirective.words) …` away: then it all runs in one transaction",
            position: ScriptPosition(byteOffset: place, in: script))
    }

    /// The parts of the statement.
    private struct Parts {
        var source = 0..<0
        var table: [String] = []
        var alias: String?
        var columns: [String] = []
        var condition = 0..<0

        private let tokens: [Placed]
        private var place = 1

        init(_ tokens: [Placed]) { self.tokens = tokens }

        private var token: PostgreSQLStatements.Token? { place < tokens.count ? tokens[place].token : nil }

        private mutating func take(_ token: PostgreSQLStatements.Token) -> Bool {
            guard self.token == token else { return false }
            place += 1
            return true
        }

        mutating func read(_ refuse: (String, Int) throws(Refusal) -> Void) throws(Refusal) {
            let start = place
            _ = take(.word("only"))
            while let part = token?.identifier {
                table.append(part)
                place += 1
                guard take(.symbol(UInt8(ascii: "."))) else { break }
            }
            _ = take(.symbol(UInt8(ascii: "*")))
            let isNamed = take(.word("as"))
            if isNamed || token != .word("set"), let name = token?.identifier {
                alias = name
                place += 1
            }
            guard !table.isEmpty, token == .word("set") else {
                return try refuse("its table is not understood", tokens[0].start)
            }
            source = tokens[start].start..<tokens[place - 1].end
            try readAssignments(refuse)
        }

        private mutating func readAssignments(_ refuse: (String, Int) throws(Refusal) -> Void) throws(Refusal) {
            var depth = 0
            var opened: Int?
            while place < tokens.count - 1 {
                place += 1
                switch tokens[place].token {
                case .symbol(UInt8(ascii: "(")):
                    if depth == 0, tokens[place - 1].token == .word("where") { opened = place }
                    depth += 1
                case .symbol(UInt8(ascii: ")")):
                    depth -= 1
                    guard depth == 0, let opened else { continue }
                    condition = tokens[opened].start..<tokens[place].end
                    guard place == tokens.count - 1 else {
                        return try refuse("something follows its condition", tokens[place + 1].start)
                    }
                    return
                case .word("from") where depth == 0 && tokens[place - 1].token != .word("distinct"):
                    return try refuse("it reads another table, which only a subquery may", tokens[place].start)
                case .symbol(UInt8(ascii: "=")) where depth == 0:
                    let before = place >= 2 ? tokens[place - 2].token : nil
                    if before == .word("set") || before == .symbol(UInt8(ascii: ",")),
                        let column = tokens[place - 1].token.identifier
                    {
                        columns.append(column)
                    }
                default: break
                }
            }
            try refuse("it ends in no condition in parentheses", tokens[0].start)
        }
    }
}
