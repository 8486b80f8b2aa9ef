import SchemagenLanguage

/// Writes a layout as text, breaking lines where they would get too wide.
struct LayoutPrinter {
    private let tokens: LayoutTokens
    private var output: [UInt8] = []
    /// The columns written on the line.
    private var column = 0
    /// The indentation of the line.
    private var lineIndentation = 0
    /// The number of line breaks written.
    private var lineCount = 0
    /// The token whose comments have been written already.
    private var commentedToken: Int?
    /// Whether the line ends in a comment, behind which nothing can stand.
    private var endsInComment = false

    /// Makes a printer.
    init(_ tokens: LayoutTokens) {
        self.tokens = tokens
    }

    /// The text of a whole file.
    mutating func print(_ file: Layout.Block) -> [UInt8] {
        output.reserveCapacity(tokens.bytes.count + tokens.bytes.count / 8)
        write(units: file, indentation: 0, isFile: true)
        if !output.isEmpty { output.append(0x0A) }
        return output
    }

    // MARK: - Layouts

    /// Writes a layout.
    /// - Parameters:
    ///   - layout: What to write.
    ///   - isSpaced: Whether a space comes first.
    ///   - indentation: The indentation of the unit; its further lines are indented more.
    ///   - suffix: The columns that have to be left free for what cannot be broken off.
    private mutating func write(_ layout: Layout, isSpaced: Bool, indentation: Int, suffix: Int) {
        var isSpaced = isSpaced
        if layout.followsComment, commentedToken != layout.first {
            breakLine(before: layout.first, indentation: indentation + Formatter.indentation)
            isSpaced = false
        }
        if layout.isFlat, column + (isSpaced ? 1 : 0) + layout.width + suffix <= Formatter.lineWidth {
            return writeFlat(layout, isSpaced: isSpaced)
        }
        switch layout.kind {
        case .token: writeToken(layout.first, isSpaced: isSpaced)
        case .line(let items):
            write(items: items, isSpaced: isSpaced, indentation: indentation, suffix: suffix)
        case .chain(let head, let links, let style):
            let inner = links.isEmpty ? indentation : indentation + Formatter.indentation
            var line = lineCount
            write(head, isSpaced: isSpaced, indentation: inner, suffix: links.isEmpty ? suffix : 0)
            for (index, link) in links.enumerated() {
                let room = index == links.count - 1 ? suffix : 0
                let fits =
                    style == .fill && lineCount == line && link.isFlat && !link.followsComment
                    && column + 1 + link.width + room <= Formatter.lineWidth
                if !fits { breakLine(before: link.first, indentation: indentation + Formatter.indentation) }
                line = lineCount
                write(
                    link, isSpaced: fits, indentation: indentation + Formatter.indentation, suffix: room)
            }
        case .bracket(let bracket): write(bracket, isSpaced: isSpaced, indentation: indentation)
        case .block(let block):
            writeToken(block.open, isSpaced: isSpaced)
            write(units: block, indentation: indentation + Formatter.indentation, isFile: false)
            separate(before: block.close, indentation: indentation, isFirst: block.units.isEmpty, isEnd: true)
            writeToken(block.close, isSpaced: false)
        }
    }

    private mutating func write(items: [Layout.Item], isSpaced: Bool, indentation: Int, suffix: Int) {
        let line = lineCount
        for (index, item) in items.enumerated() {
            var isSpaced = index == 0 ? isSpaced : item.isSpaced
            // The brace behind a head of several lines starts a line, so that the head ends visibly.
            if item.layout.opensBody, index > 0, lineCount > line {
                breakLine(before: item.layout.first, indentation: indentation)
                isSpaced = false
            }
            var rest = 0
            var isBroken = false
            for next in items[(index + 1)...] {
                rest += (next.isSpaced ? 1 : 0) + next.layout.lead
                if next.layout.canBreak {
                    isBroken = true
                    break
                }
            }
            write(
                item.layout, isSpaced: isSpaced, indentation: indentation, suffix: isBroken ? rest : rest + suffix)
        }
    }

    private mutating func write(_ bracket: Layout.Bracket, isSpaced: Bool, indentation: Int) {
        writeToken(bracket.open, isSpaced: isSpaced)
        if bracket.hugs {
            write(bracket.elements[0], isSpaced: false, indentation: indentation, suffix: 1)
            writeToken(bracket.close, isSpaced: false)
            return
        }
        let outer = lineIndentation
        let inner = outer + Formatter.indentation
        for (index, element) in bracket.elements.enumerated() {
            separate(
                before: element.first, indentation: inner, isFirst: index == 0,
                keepsEmptyLines: bracket.keepsEmptyLines)
            let isLast = index == bracket.elements.count - 1
            write(element, isSpaced: false, indentation: inner, suffix: 1)
            if !isLast || bracket.hasTrailingComma { write([0x2C]) }
        }
        separate(
            before: bracket.close, indentation: outer, isFirst: bracket.elements.isEmpty, isEnd: true,
            keepsEmptyLines: bracket.keepsEmptyLines)
        writeToken(bracket.close, isSpaced: false)
    }

    /// Writes a layout on the line, which has room for it.
    private mutating func writeFlat(_ layout: Layout, isSpaced: Bool) {
        switch layout.kind {
        case .token: writeToken(layout.first, isSpaced: isSpaced)
        case .line(let items):
            for (index, item) in items.enumerated() {
                writeFlat(item.layout, isSpaced: index == 0 ? isSpaced : item.isSpaced)
            }
        case .chain(let head, let links, _):
            writeFlat(head, isSpaced: isSpaced)
            for link in links { writeFlat(link, isSpaced: true) }
        case .bracket(let bracket):
            writeToken(bracket.open, isSpaced: isSpaced)
            for (index, element) in bracket.elements.enumerated() {
                writeFlat(element, isSpaced: index > 0 || bracket.isPadded)
                if index < bracket.elements.count - 1 { write([0x2C]) }
            }
            writeToken(bracket.close, isSpaced: bracket.isPadded && !bracket.elements.isEmpty)
        case .block(let block):
            writeToken(block.open, isSpaced: isSpaced)
            writeToken(block.close, isSpaced: false)
        }
    }

    // MARK: - Units

    /// Writes the declarations or members of a block, a line or more each, and for a file the comments at its end.
    private mutating func write(units block: Layout.Block, indentation: Int, isFile: Bool) {
        var wasOneLine = false
        for (index, unit) in block.units.enumerated() {
            let isOneLine = unit.isFlat && indentation + unit.width <= Formatter.lineWidth
            // Declarations of one line may stand close together.
            let mayTouch = wasOneLine && isOneLine && !hasDocumentation(unit.first)
            separate(
                before: unit.first, indentation: indentation, isFirst: index == 0,
                needsEmptyLine: block.holdsDeclarations && index > 0 && !mayTouch)
            write(unit, isSpaced: false, indentation: indentation, suffix: 0)
            wasOneLine = isOneLine
        }
        if isFile {
            separate(before: block.close, indentation: indentation, isFirst: block.units.isEmpty, isEnd: true)
            while output.last == 0x0A { output.removeLast() }
        }
    }

    private func hasDocumentation(_ token: Int) -> Bool {
        tokens.trivia(before: token).contains { $0.kind == .documentation && !$0.isTrailing }
    }

    /// Starts the line of a token that begins something or ends a block: writes its comments with the empty lines that
    /// are kept between them.
    private mutating func separate(
        before token: Int, indentation: Int, isFirst: Bool, isEnd: Bool = false, keepsEmptyLines: Bool = true,
        needsEmptyLine: Bool = false
    ) {
        commentedToken = token
        let commentIndentation =
            isEnd && tokens[token].kind != .endOfFile
            ? indentation + Formatter.indentation : indentation
        var isFirst = isFirst
        var needsEmptyLine = needsEmptyLine
        var followsDocumentation = false
        for comment in tokens.trivia(before: token) {
            if comment.isTrailing, lineIsOpen {
                write(comment)
                continue
            }
            let hasEmptyLine =
                needsEmptyLine || (keepsEmptyLines && !isFirst && !followsDocumentation && comment.blankLinesBefore > 0)
            startLine(commentIndentation, afterEmptyLine: hasEmptyLine)
            write(tokens.bytes(of: comment.span))
            endsInComment = true
            isFirst = false
            needsEmptyLine = false
            followsDocumentation = comment.kind == .documentation
        }
        let hasEmptyLine =
            needsEmptyLine
            || (keepsEmptyLines && !isFirst && !isEnd && !followsDocumentation
                && tokens[token].blankLinesBefore > 0)
        startLine(indentation, afterEmptyLine: hasEmptyLine)
    }

    /// Breaks the line before a token within a unit, its comments first.
    private mutating func breakLine(before token: Int, indentation: Int) {
        commentedToken = token
        for comment in tokens.trivia(before: token) {
            if comment.isTrailing, lineIsOpen {
                write(comment)
            } else {
                startLine(indentation, afterEmptyLine: false)
                write(tokens.bytes(of: comment.span))
                endsInComment = true
            }
        }
        startLine(indentation, afterEmptyLine: false)
    }

    // MARK: - Output

    /// Whether something has been written on the line, and no comment at its end.
    private var lineIsOpen: Bool { !output.isEmpty && column > 0 && !endsInComment }

    /// Writes a comment behind what stands on the line.
    private mutating func write(_ comment: Trivia) {
        write([0x20])
        write(tokens.bytes(of: comment.span))
        endsInComment = true
    }

    private mutating func startLine(_ indentation: Int, afterEmptyLine: Bool) {
        if !output.isEmpty {
            output.append(0x0A)
            lineCount += 1
            if afterEmptyLine { output.append(0x0A) }
        }
        output.append(contentsOf: repeatElement(0x20, count: indentation))
        column = indentation
        lineIndentation = indentation
        endsInComment = false
    }

    private mutating func writeToken(_ index: Int, isSpaced: Bool) {
        if isSpaced { write([0x20]) }
        let bytes = tokens.bytes(of: index)
        guard tokens[index].kind == .rawString else { return write(bytes) }
        let indentation = lineIndentation + Formatter.indentation
        let literal = RawStringLayout.reindented(bytes, by: indentation)
        output.append(contentsOf: literal)
        let lines = literal.split(separator: 0x0A, omittingEmptySubsequences: false)
        lineCount += lines.count - 1
        column = lines.last?.count ?? 0
    }

    private mutating func write(_ bytes: some Collection<UInt8>) {
        output.append(contentsOf: bytes)
        for byte in bytes where byte & 0xC0 != 0x80 { column += 1 }
    }
}

extension Layout {
    /// Whether the layout is the braces that follow the head of a declaration.
    fileprivate var opensBody: Bool {
        switch kind {
        case .block: true
        case .bracket(let bracket): bracket.keepsEmptyLines
        default: false
        }
    }
}
