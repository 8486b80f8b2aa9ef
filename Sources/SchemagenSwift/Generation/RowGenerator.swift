import SchemagenModel

/// What the models of tables and views have in common: properties, initialiser, coding keys, names as constants,
/// computed properties, redaction.
struct RowGenerator {
    let context: SwiftContext
    let columns: [ModelColumn]
    let isReadOnly: Bool

    private var access: AccessLevel { context.access }

    var properties: [Declaration] {
        columns.flatMap { column -> [Declaration] in
            guard isReadOnly, column.column.deprecation == nil else { return column.properties(access) }
            return [
                .property(
                    PropertyDeclaration(
                        head: DeclarationHead(access, documentation: column.column.documentation), isConstant: true,
                        name: column.name, type: column.type))
            ]
        }
    }

    var initialiser: Declaration {
        .function(
            FunctionDeclaration(
                head: DeclarationHead(access, documentation: "Makes a row from its values."), kind: .initializer,
                parameters: columns.map { Parameter($0.name, $0.type) },
                body: columns.map {
                    .assign("self." + SwiftName.escaped($0.storage), .atom(SwiftName.escaped($0.name)))
                }))
    }

    var codingKeys: Declaration {
        .type(
            TypeDeclaration(
                head: DeclarationHead(access, documentation: "The columns as coding keys."), kind: .enumeration,
                name: "CodingKeys",
                inherits: [context.standard("String")] + context.protocols("CodingKey", "CaseIterable"),
                members: columns.map {
                    .enumCase(
                        CaseDeclaration(
                            name: $0.storage, rawValue: $0.column.sqlName == $0.storage ? nil : $0.column.sqlName))
                }))
    }

    /// `Columns.email` is the column's SQL name.
    var columnNames: [Declaration] {
        [
            .type(
                TypeDeclaration(
                    head: DeclarationHead(access, documentation: "The columns' SQL names."), kind: .enumeration,
                    name: "Columns",
                    members: columns.map {
                        .property(
                            PropertyDeclaration(
                                head: DeclarationHead(access), isStatic: true, isConstant: true, name: $0.name,
                                value: .string($0.column.sqlName)))
                    })),
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(
                        access,
                        documentation: "The columns' SQL names in order, for queries that list what they read."),
                    isStatic: true, isConstant: true, name: "columnNames", type: "[\(context.standard("String"))]",
                    value: .array(columns.map { .string($0.column.sqlName) }))),
        ]
    }

    /// The names of the table or view.
    func objectNames(_ info: ObjectInfo, _ what: String, _ name: String) -> [Declaration] {
        var result = [constant(name, info.sqlName, "The \(what)'s SQL name.")]
        if let namespace = info.sqlSchema {
            result.append(constant("schemaName", namespace, "The SQL name of the PostgreSQL schema that it stands in."))
        }
        return result
    }

    private func constant(_ name: String, _ value: String, _ documentation: String) -> Declaration {
        .property(
            PropertyDeclaration(
                head: DeclarationHead(access, documentation: documentation), isStatic: true, isConstant: true,
                name: name, value: .string(value)))
    }

    /// The columns as expressions see them.
    var accesses: [String: ExpressionTranslator.Access] {
        let types = SwiftTypes(context: context)
        var result: [String: ExpressionTranslator.Access] = [:]
        for column in columns {
            result[column.name] = ExpressionTranslator.Access(
                code: .atom(SwiftName.escaped(column.storage)), type: types.base(of: column.column.type),
                isOptional: column.isOptional,
                // A key is wrapped in the table's id, whatever its type.
                rawMember: (column.isKey ? ".rawValue" : "") + types.rawMember(of: column.column.type))
        }
        return result
    }

    /// The computed properties; one that Swift cannot express is left out, which only SQL in it causes.
    func computed(_ properties: [ComputedProperty], imports: inout Set<SwiftImport>) -> [Declaration] {
        guard !properties.isEmpty else { return [] }
        let types = SwiftTypes(context: context)
        var translator = ExpressionTranslator(context, columns: accesses, catchesOverflow: true)
        let result = properties.compactMap { property -> Declaration? in
            guard let piece = translator.piece(property.value) else { return nil }
            var type = types.name(of: property.type, imports: &imports)
            if property.isNullable { type += "?" }
            return .property(
                PropertyDeclaration(
                    head: DeclarationHead(
                        access, documentation: property.documentation, deprecation: property.deprecation),
                    name: property.name, type: type,
                    body: .getter([.return(value(piece, property))])))
        }
        imports.formUnion(translator.imports)
        return result
    }

    /// The value as the property's type.
    private func value(_ piece: ExpressionTranslator.Piece, _ property: ComputedProperty) -> SwiftExpression {
        let types = SwiftTypes(context: context)
        let base = types.base(of: property.type)
        var code = piece.code
        var isOptional = piece.isOptional
        var canThrow = piece.canThrow
        func converted(_ type: String) {
            if isOptional {
                code = .call(
                    .member(canThrow ? .bracketed(code) : code, ".map"),
                    [.init(label: nil, value: .closure(.call(type, .atom("$0"))))])
            } else {
                code = .call(type, code)
            }
        }
        if case .integer = property.value.type, !piece.isLiteral, !isColumn(property.value, of: base) {
            switch base {
            case .int16, .int32:
                let width = base == .int16 ? "Int16" : "Int32"
                if property.value.fits(base) {
                    converted(context.standard(width))
                } else {
                    code = .call(
                        context.helper(base == .int16 ? .narrow16 : .narrow32), code)
                    isOptional = true
                    canThrow = true
                }
            default: break
            }
        }
        if case .duration = base {
            if isOptional {
                code = .call(
                    .member(code, ".map"),
                    [.init(label: nil, value: .closure(.call("Duration.microseconds", .atom("$0"))))])
            } else {
                code = .call("Duration.microseconds", code)
            }
        }
        if case .float = base, property.value.type == .double { converted(context.standard("Float")) }
        if base != property.type {
            var ignored: Set<SwiftImport> = []
            if isOptional {
                code = .call(
                    .member(code, ".map"),
                    [
                        .init(
                            label: nil,
                            value: .closure(types.wrapping(.atom("$0"), as: property.type, imports: &ignored)))
                    ])
            } else {
                code = types.wrapping(code, as: property.type, imports: &ignored)
            }
        }
        return canThrow ? .attempt("try?", code) : code
    }

    /// Whether the expression is a column of just this type, which needs no conversion.
    private func isColumn(_ expression: Expression, of base: DataType) -> Bool {
        guard case .column(let name) = expression.kind, let access = accesses[name] else { return false }
        return access.type == base
    }

    /// Descriptions that keep sensitive values out.
    func redaction(_ type: String) -> [Declaration] {
        guard columns.contains(where: { $0.column.isSensitive }) else { return [] }
        let access = access.prefix
        let string = context.standard("String")
        let shown = columns.map { column -> String in
            let value =
                column.column.isSensitive
                ? "<sensitive>" : "\\(\(string)(describing: \(SwiftName.escaped(column.storage))))"
            return "    \"\(column.name): \(value)\""
        }
        let mirrored = columns.map { column -> String in
            let value = column.column.isSensitive ? "\"<sensitive>\"" : SwiftName.escaped(column.storage)
            return "    \"\(column.name)\": \(value)"
        }
        return [
            .source(
                """
                /// The row without its sensitive values, as `print` shows it too: a column may be called `description`.
                \(access)var debugDescription: \(string) {
                    let values = [
                    \(shown.joined(separator: ",\n    ")),
                    ]
                    return "\(type)(" + values.joined(separator: ", ") + ")"
                }
                """),
            .source(
                """
                /// The row without its sensitive values, as `dump` and debuggers show it.
                \(access)var customMirror: \(context.standard("Mirror")) {
                    let children: KeyValuePairs<\(string), Any> = [
                    \(mirrored.joined(separator: ",\n    ")),
                    ]
                    return \(context.standard("Mirror"))(self, children: children, displayStyle: .struct)
                }
                """),
        ]
    }

    /// The protocols that redaction needs.
    var redactionProtocols: [String] {
        columns.contains { $0.column.isSensitive }
            ? context.protocols("CustomDebugStringConvertible", "CustomReflectable") : []
    }
}

extension Expression {
    /// Whether every value fits a whole-number type.
    func fits(_ type: DataType) -> Bool {
        guard case .integer(let bounds) = self.type else { return true }
        let limits: IntegerBounds = type == .int16 ? .int16 : type == .int32 ? .int32 : .int64
        return bounds.lower >= limits.lower && bounds.upper <= limits.upper
    }
}
