import SchemagenLanguage

/// Resolves sequences and extensions, which only PostgreSQL has.
struct SequenceResolver {
    private let context: ResolutionContext

    /// Makes a resolver.
    init(_ context: ResolutionContext) { self.context = context }

    /// The sequence of a declaration. Its owner is checked later, when the columns are known.
    func resolve(_ declaration: Scoped<SequenceSyntax>) -> SequenceObject {
        let syntax = declaration.syntax
        let attributes = AttributeReader(syntax.naming.attributes, on: .sequence, context: context)
        let info = context.info(syntax.naming, .sequence, attributes, in: declaration.scope)
        var options = SequenceOptions()
        if let syntax = attributes[.options] {
            var arguments = ArgumentReader(syntax, context: context)
            options = arguments.sequenceOptions()
            arguments.finish()
        }
        return SequenceObject(
            info: info, type: type(syntax.type), options: options, owner: owner(attributes[.ownedBy]))
    }

    private func type(_ syntax: TypeSyntax?) -> DataType {
        guard let syntax, let type = TypeResolver(context, in: .base).resolve(syntax) else { return .int64 }
        switch type {
        case .int16, .int32, .int64:
            if syntax.isOptional {
                context.report(.invalidType, "a sequence is never nil", at: syntax.span)
            }
            return type
        default:
            context.report(.invalidType, "a sequence is an Int16, Int32 or Int64", at: syntax.span)
            return .int64
        }
    }

    private func owner(_ syntax: AttributeSyntax?) -> ColumnPath? {
        guard let syntax else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        let value = arguments.required("a column: `@ownedBy(Table.column)`")
        arguments.finish()
        guard let value else { return nil }
        guard case .member(let path) = value.kind, path.count == 2 else {
            return arguments.fail("a column like `Table.column`", value)
        }
        return ColumnPath(table: path[0].text, column: path[1].text)
    }

    /// Checks that the owner of each sequence is there.
    func checkOwners(
        _ declarations: [Scoped<SequenceSyntax>], _ sequences: [SequenceObject], _ tables: [String: TableDraft]
    ) {
        for (declaration, sequence) in zip(declarations, sequences) {
            guard let owner = sequence.owner else { continue }
            for attribute in declaration.syntax.naming.attributes where attribute.name.text == "ownedBy" {
                guard case .member(let path)? = attribute.arguments?.first?.value.kind, path.count == 2 else {
                    continue
                }
                guard let table = tables[owner.table] else {
                    context.reportUnknownTable(path[0], for: "to own a sequence")
                    continue
                }
                guard table.columns.column(path[1]) != nil else { continue }
                if table.info.sqlSchema != sequence.info.sqlSchema {
                    context.report(
                        .invalidAttribute, "a sequence and its owner stand in one namespace", at: attribute.span)
                }
            }
        }
    }

    /// The extensions of the declarations.
    func resolve(_ declarations: [Scoped<ExtensionSyntax>]) -> [DatabaseExtension] {
        var names: [String: SourceSpan] = [:]
        var result: [DatabaseExtension] = []
        for declaration in declarations {
            let name = declaration.syntax.naming.name
            if let first = names[name.text] {
                context.report(
                    .repeatedName, "the extension `\(name.text)` is declared twice", at: name.span,
                    notes: [Diagnostic.Note("the first declaration", at: first)])
                continue
            }
            names[name.text] = name.span
            result.append(resolve(declaration))
        }
        return result
    }

    private func resolve(_ declaration: Scoped<ExtensionSyntax>) -> DatabaseExtension {
        let naming = declaration.syntax.naming
        let attributes = AttributeReader(naming.attributes, on: .extension, context: context)
        let databases = attributes.databases(within: declaration.scope.databases)
        context.requirePostgreSQLAlone(databases, what: "an extension", at: naming.name.span)
        _ = context.explicitName(naming.name)
        var schema: String?
        if let syntax = attributes[.schema] {
            var arguments = ArgumentReader(syntax, context: context)
            let name = arguments.required("a name").flatMap { arguments.name($0) }
            schema = context.explicitName(name)
            arguments.finish()
        }
        return DatabaseExtension(
            name: naming.name.text, version: attributes.text(.version), sqlSchema: schema,
            documentation: naming.documentation, anchor: SourceAnchor(naming.name.span))
    }
}

extension ArgumentReader {
    /// The options of a sequence or identity column, each with its label.
    mutating func sequenceOptions() -> SequenceOptions {
        var options = SequenceOptions()
        options.start = labeled("start").flatMap { integer($0) }
        options.increment = labeled("increment").flatMap { value in
            let number = integer(value)
            if number == 0 {
                report("a sequence cannot stand still: `increment` is not 0", at: value.span)
                return nil
            }
            return number
        }
        options.minimum = labeled("min").flatMap { integer($0) }
        let maximum = labeled("max")
        options.maximum = maximum.flatMap { integer($0) }
        options.cache = labeled("cache").flatMap { integer($0, in: 1 ... .max) }
        options.cycle = labeled("cycle").flatMap { boolean($0) } ?? false
        if let minimum = options.minimum, let greatest = options.maximum, minimum >= greatest, let maximum {
            report("`max` has to be greater than `min`", at: maximum.span)
        }
        return options
    }
}

extension ResolutionContext {
    /// Reports something that is needed where it does not exist.
    /// - Parameters:
    ///   - available: Where the thing exists; nil where it is unknown, which has been reported.
    ///   - what: The thing, as a message calls it.
    ///   - databases: Where it is needed.
    func requireAvailable(
        _ available: DatabaseSet?, _ what: @autoclosure () -> String, for databases: DatabaseSet, at span: SourceSpan
    ) {
        guard let available, !available.isSuperset(of: databases) else { return }
        let missing = databases.subtracting(available).databases.map(\.title).joined(separator: " and ")
        report(
            .missingOnDatabase, "\(what()) does not exist on \(missing), where this is to exist too", at: span,
            fixes: [Diagnostic.Fix("narrow this with `@only(…)`")])
    }
}
