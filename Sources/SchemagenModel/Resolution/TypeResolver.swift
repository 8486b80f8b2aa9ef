import SchemagenLanguage

/// Finds out what a written type is.
struct TypeResolver {
    /// Where the type stands: some can stand in some places only.
    enum Place {
        /// A column of a table.
        case column
        /// A column of a view or virtual table, or a computed property.
        case readOnly
        /// Behind `type X =`.
        case base
    }

    private let context: ResolutionContext
    private let place: Place

    /// Makes a resolver for one place.
    init(_ context: ResolutionContext, in place: Place) {
        self.context = context
        self.place = place
    }

    /// The type, or nil where it is none, which has then been reported. A `?` behind it is the caller's business.
    func resolve(_ syntax: TypeSyntax) -> DataType? {
        switch syntax.kind {
        case .invalid: return nil
        case .array(let element): return array(of: element)
        case .named(let path, let generics, let arguments):
            guard let first = path.first else { return nil }
            if path.count > 1 { return reference(path, generics: generics, arguments: arguments, at: syntax.span) }
            if generics.isEmpty, arguments.isEmpty, let plain = BuiltInType.plain[first.text] { return plain }
            if BuiltInType.isReserved(first.text) {
                return builtIn(first, generics: generics, arguments: arguments, at: syntax.span)
            }
            return declared(first, generics: generics, arguments: arguments, at: syntax.span)
        }
    }

    private func array(of element: TypeSyntax) -> DataType? {
        if element.isOptional {
            report("the elements of an array cannot be optional", at: element.span)
        }
        guard let type = resolve(element) else { return nil }
        if case .array = type {
            report("an array of arrays is none: PostgreSQL does not tell `T[][]` from `T[]`", at: element.span)
            return nil
        }
        return .array(type)
    }

    // MARK: Declared types

    private func declared(
        _ name: Identifier, generics: [TypeSyntax], arguments: [ArgumentSyntax], at span: SourceSpan
    ) -> DataType? {
        guard let entry = context.declarations[name.text] else {
            reportUnknown(name)
            return nil
        }
        let type: DataType
        switch entry.kind {
        case .enumeration: type = .enumeration(name.text)
        case .type: type = .named(name.text)
        case .table:
            context.report(
                .unknownType, "`\(name.text)` is a table; a column holds its key", at: name.span,
                fixes: [Diagnostic.Fix("did you mean `\(name.text).ID`?", replacement: "\(name.text).ID")])
            return nil
        case .view, .mixin, .sequence:
            context.report(
                .unknownType, "`\(name.text)` is \(entry.kind.title), not a type", at: name.span,
                notes: [Diagnostic.Note("declared here", at: entry.span)])
            return nil
        }
        if !generics.isEmpty || !arguments.isEmpty { report("`\(name.text)` takes no arguments", at: span) }
        return type
    }

    private func reference(
        _ path: [Identifier], generics: [TypeSyntax], arguments: [ArgumentSyntax], at span: SourceSpan
    ) -> DataType? {
        let name = path[0]
        guard path.count == 2, path[1].text == "ID" else {
            let written = path.map(\.text).joined(separator: ".")
            context.report(
                .unknownType, "there is no type `\(written)`", at: span,
                notes: [Diagnostic.Note("a name with a point in it is the key of a table: `\(name.text).ID`")])
            return nil
        }
        guard let entry = context.declarations[name.text], entry.kind == .table else {
            context.reportUnknownTable(name, for: "to refer to")
            return nil
        }
        if place == .base {
            report("a type cannot have `\(name.text).ID` as its base: it is a type already", at: span)
            return nil
        }
        if !generics.isEmpty || !arguments.isEmpty { report("`\(name.text).ID` takes no arguments", at: span) }
        return .reference(table: name.text)
    }

    private func reportUnknown(_ name: Identifier) {
        if let other = BuiltInType.otherNames[name.text] {
            context.report(
                .unknownType, "there is no type `\(name.text)`", at: name.span,
                fixes: [Diagnostic.Fix("here it is `\(other)`", replacement: other)])
        } else if let others = BuiltInType.otherTimes[name.text] {
            context.report(
                .unknownType, "there is no type `\(name.text)`", at: name.span,
                fixes: others.map { Diagnostic.Fix("\($0.meaning) is `\($0.name)`", replacement: $0.name) })
        } else {
            context.reportUnknown(
                .unknownType, "there is no type `\(name.text)`", name: name.text,
                among: BuiltInType.names + context.declarations.names([.enumeration, .type]), at: name.span)
        }
    }

    // MARK: The language's own types

    private func builtIn(
        _ name: Identifier, generics: [TypeSyntax], arguments: [ArgumentSyntax], at span: SourceSpan
    ) -> DataType? {
        let isGeneric: Bool
        switch name.text {
        case "JSON", "JSONText", "Range", "MultiRange": isGeneric = true
        default: isGeneric = false
        }
        if !isGeneric, !generics.isEmpty {
            report("`\(name.text)` takes no type in angle brackets", at: span)
        }
        var reader = ArgumentReader(arguments, of: name.text, at: span, code: .invalidType, context: context)
        let type = parameterized(name.text, generics: generics, arguments: &reader, at: span)
        reader.finish()
        return type
    }

    private func parameterized(
        _ name: String, generics: [TypeSyntax], arguments: inout ArgumentReader, at span: SourceSpan
    ) -> DataType? {
        switch name {
        case "Decimal": return decimal(&arguments)
        case "String", "Varchar":
            guard let length = length(&arguments) else { return nil }
            return .string(maximumLength: length)
        case "Char":
            guard let length = length(&arguments) else { return nil }
            return .char(length: length)
        case "Bits":
            guard let length = length(&arguments) else { return nil }
            return .bits(length: length)
        case "VarBits":
            guard let length = length(&arguments) else { return nil }
            return .varBits(maximumLength: length)
        case "Timestamp": return fraction(&arguments).map { .timestamp(precision: $0) }
        case "LocalTimestamp": return fraction(&arguments).map { .localTimestamp(precision: $0) }
        case "LocalTime": return fraction(&arguments).map { .localTime(precision: $0) }
        case "JSON": return swiftType(name, generics, at: span).map { .json(swiftType: $0) }
        case "JSONText": return swiftType(name, generics, at: span).map { .jsonText(swiftType: $0) }
        case "Range": return element(name, generics, at: span).map { .range($0) }
        case "MultiRange": return element(name, generics, at: span).map { .multiRange($0) }
        case "native": return native(&arguments, at: span)
        default: return BuiltInType.plain[name]
        }
    }

    /// PostgreSQL's greatest length of a varchar.
    private static let longestString: Int64 = 10_485_760

    private func length(_ arguments: inout ArgumentReader) -> Int? {
        guard let value = arguments.required("a length") else { return nil }
        return arguments.integer(value, in: 1...Self.longestString).map(Int.init)
    }

    private func fraction(_ arguments: inout ArgumentReader) -> Int? {
        guard let value = arguments.required("the number of digits of a second's fraction") else { return nil }
        return arguments.integer(value, in: 0...6).map(Int.init)
    }

    private func decimal(_ arguments: inout ArgumentReader) -> DataType? {
        guard let first = arguments.required("a number of digits") else { return nil }
        let second = arguments.positional()
        guard let precision = arguments.integer(first, in: 1...1000) else { return nil }
        guard let second else { return .decimal(precision: Int(precision), scale: 0) }
        guard let scale = arguments.integer(second, in: 0...precision) else { return nil }
        return .decimal(precision: Int(precision), scale: Int(scale))
    }

    private func native(_ arguments: inout ArgumentReader, at span: SourceSpan) -> DataType? {
        let swift = arguments.labeled("swift").flatMap { swiftText($0, arguments) }
        let postgresql = arguments.labeled("postgresql")
        let sqlite = arguments.labeled("sqlite")
        if let common = arguments.positional() {
            guard let text = nativeText(common, arguments) else { return nil }
            if postgresql != nil || sqlite != nil {
                report("`native` takes one text for all databases or one for each, not both", at: span)
            }
            return .native(NativeType(sql: SQLText(text), swift: swift))
        }
        guard postgresql != nil || sqlite != nil else {
            report("`native` needs the type's name in SQL: `native(\"tsvector\")`", at: span)
            return nil
        }
        let text = SQLText(
            postgresql: postgresql.flatMap { nativeText($0, arguments) },
            sqlite: sqlite.flatMap { nativeText($0, arguments) })
        return .native(NativeType(sql: text, swift: swift))
    }

    /// The name of a type in SQL, which stands in statements as it is.
    private func nativeText(_ value: ExpressionSyntax, _ arguments: ArgumentReader) -> String? {
        guard let text = arguments.text(of: value) else { return nil }
        guard !text.isEmpty, !SQLIdentifier.hasControlCharacter(text), !text.contains(";"), !text.contains("--") else {
            report("this cannot be the name of a type", at: value.span)
            return nil
        }
        return text
    }

    /// The name of a type in Swift, which stands in the generated code as it is.
    private func swiftText(_ value: ExpressionSyntax, _ arguments: ArgumentReader) -> String? {
        guard let text = arguments.text(of: value) else { return nil }
        for scalar in text.unicodeScalars where !scalar.properties.isXIDContinue {
            switch scalar {
            case ".", "<", ">", "[", "]", "?", ",", ":", " ": continue
            default:
                report("this cannot be the name of a Swift type", at: value.span)
                return nil
            }
        }
        guard let first = text.unicodeScalars.first, first == "_" || first == "[" || first.properties.isXIDStart else {
            report("this cannot be the name of a Swift type", at: value.span)
            return nil
        }
        return text
    }

    // MARK: Generic types

    private func swiftType(_ name: String, _ generics: [TypeSyntax], at span: SourceSpan) -> String? {
        guard generics.count == 1, let type = spelling(generics[0]) else {
            report("`\(name)` takes one Swift type: `\(name)<Settings>`", at: span)
            return nil
        }
        return type
    }

    /// A Swift type as it is written; the generated code names it, nothing here looks into it.
    private func spelling(_ type: TypeSyntax) -> String? {
        let optional = type.isOptional ? "?" : ""
        switch type.kind {
        case .invalid: return nil
        case .array(let element): return spelling(element).map { "[\($0)]\(optional)" }
        case .named(let path, let generics, let arguments):
            guard arguments.isEmpty else { return nil }
            var text = path.map(\.text).joined(separator: ".")
            if !generics.isEmpty {
                let parts = generics.compactMap { spelling($0) }
                guard parts.count == generics.count else { return nil }
                text += "<" + parts.joined(separator: ", ") + ">"
            }
            return text + optional
        }
    }

    private func element(_ name: String, _ generics: [TypeSyntax], at span: SourceSpan) -> DataType? {
        guard generics.count == 1 else {
            report("`\(name)` takes one type: `\(name)<Int32>`", at: span)
            return nil
        }
        guard let type = resolve(generics[0]) else { return nil }
        switch type {
        case .int32, .int64, .decimal, .timestamp(precision: nil), .localTimestamp(precision: nil), .localDate:
            if generics[0].isOptional { report("the ends of a range cannot be optional", at: generics[0].span) }
            return type
        default:
            report(
                "a range has ends of type Int32, Int64, Decimal, Timestamp, LocalTimestamp or LocalDate",
                at: generics[0].span)
            return nil
        }
    }

    private func report(_ message: String, at span: SourceSpan) { context.report(.invalidType, message, at: span) }
}

extension ResolutionContext {
    /// Reports a name that should be a table's.
    func reportUnknownTable(_ name: Identifier, for purpose: String) {
        if let entry = declarations[name.text] {
            report(
                .unknownTable, "`\(name.text)` is \(entry.kind.title), and there is no table of that name \(purpose)",
                at: name.span, notes: [Diagnostic.Note("declared here", at: entry.span)])
        } else {
            reportUnknown(
                .unknownTable, "no table `\(name.text)` \(purpose)", name: name.text,
                among: declarations.names([.table]), at: name.span)
        }
    }
}
