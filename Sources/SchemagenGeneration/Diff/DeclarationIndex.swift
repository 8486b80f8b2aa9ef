import SchemagenLanguage

/// Finds the text of declarations in a schema file by the places of their names.
struct DeclarationIndex {
    /// A declaration or a member of one.
    private struct Unit {
        var span: SourceSpan
        /// Where the first member begins; nil: there are none.
        var firstMember: Int32?
    }

    private let file: SourceFile
    private var units: [Unit] = []
    private var header: SourceSpan?

    init(_ file: SourceFile) {
        self.file = file
        let tree = Parser.parse(file).tree
        header = tree.header?.span
        tree.declarations.forEach { add($0) }
        units.sort { ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end) }
    }

    /// The line of a place.
    func line(at span: SourceSpan) -> Int { file.location(at: span.start).line }

    /// The header.
    var headerDeclaration: SchemaChange.Declaration? { header.flatMap(text) }

    /// The smallest declaration around a name, documentation included.
    func whole(at span: SourceSpan) -> SchemaChange.Declaration? { unit(around: span).flatMap { text($0.span) } }

    /// The same without its members.
    func head(at span: SourceSpan) -> SchemaChange.Declaration? {
        guard let unit = unit(around: span) else { return nil }
        guard let first = unit.firstMember else { return text(unit.span) }
        let end = file.lineStarts[file.location(at: first).line - 1]
        // Members on the line of the head cannot be told from it by lines.
        let start = startWithDocumentation(of: SourceSpan(start: Int(first), end: Int(first)))
        let limit = min(Int(end), start)
        return text(SourceSpan(start: Int(unit.span.start), end: limit > Int(unit.span.start) ? limit : Int(first)))
    }

    private func unit(around span: SourceSpan) -> Unit? {
        // They are sorted by their starts, the larger before what is in it: the last one that holds the place is the
        // smallest.
        var low = 0
        var high = units.count
        while low < high {
            let middle = (low + high) / 2
            if units[middle].span.start <= span.start { low = middle + 1 } else { high = middle }
        }
        return units[..<low].last { $0.span.end > span.start }
    }

    // MARK: Units

    private mutating func add(_ declaration: DeclarationSyntax) {
        var firstMember: Int32?
        switch declaration.kind {
        case .namespace(let namespace):
            namespace.declarations.forEach { add($0) }
            firstMember = namespace.declarations.first?.span.start
        case .enumeration(let object): firstMember = add(object.cases)
        case .mixin(let object): firstMember = add(object.members)
        case .table(let object): firstMember = add(object.members)
        case .virtualTable(let object): firstMember = add(object.members)
        case .view(let object): firstMember = add(object.members)
        case .extension, .type, .sequence, .opaque, .removed: break
        }
        units.append(Unit(span: declaration.span, firstMember: firstMember))
    }

    private mutating func add(_ cases: [NamingSyntax]) -> Int32? {
        for item in cases {
            var span = item.name.span
            for other in [item.sqlName?.span, item.formerName?.span, item.attributes.last?.span] {
                if let other { span = span.union(other) }
            }
            units.append(Unit(span: span))
        }
        return cases.first?.name.span.start
    }

    private mutating func add(_ members: [MemberSyntax]) -> Int32? {
        for member in members { units.append(Unit(span: member.span)) }
        return members.first?.span.start
    }

    // MARK: Text

    /// Where a declaration begins with the `///` lines right above it.
    private func startWithDocumentation(of span: SourceSpan) -> Int {
        var line = file.location(at: span.start).line
        let start = Int(file.lineStarts[line - 1])
        guard file.text(of: SourceSpan(start: start, end: Int(span.start))).allSatisfy(\.isWhitespace) else {
            return Int(span.start)
        }
        while line > 1, file.text(ofLine: line - 1).drop(while: \.isWhitespace).hasPrefix("///") { line -= 1 }
        return Int(file.lineStarts[line - 1])
    }

    private func text(_ span: SourceSpan) -> SchemaChange.Declaration? {
        let start = startWithDocumentation(of: span)
        let whole = SourceSpan(start: start, end: Int(span.end))
        var lines = file.text(of: whole).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
        guard !lines.isEmpty else { return nil }
        // A declaration in the middle of a line is no measure for the lines below.
        let isWhole = start == Int(file.lineStarts[file.location(at: whole.start).line - 1])
        let measured = (isWhole ? lines : Array(lines.dropFirst())).filter { !$0.allSatisfy(\.isWhitespace) }
        let margin = measured.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        let texts = lines.enumerated().map { number, line in
            var text = number == 0 && !isWhole ? line : line.dropFirst(min(margin, line.prefix { $0 == " " }.count))
            while let last = text.last, last.isWhitespace { text.removeLast() }
            return String(text)
        }
        return SchemaChange.Declaration(line: file.location(at: whole.start).line, lines: texts)
    }
}
