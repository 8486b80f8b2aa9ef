import SchemagenModel

/// Writes the file of a `type X = …`: a struct around its value, with the checks.
struct NamedTypeWriter {
    let type: NamedType
    let context: SwiftContext

    /// Writes it.
    func write(to out: inout SourceBuffer) {
        let name = type.info.name
        out.end()
        out.head(type.info, "The type", context: context)
        WrapperWriter(context: context, name: name, raw: type.base).write(to: &out)
        out.member()
        out.head("Wraps a value, or gives nil where it breaks a rule.")
        out.begin()
        out.put(context.access, "init?(validating rawValue: ", context.typeName(of: type.base), ")")
        out.open()
        out.line("self.init(rawValue: rawValue)")
        out.line("if !validate().isEmpty {")
        out.indent()
        out.line("return nil")
        out.outdent()
        out.line("}")
        out.close()
        let writer = ValidationWriter(context: context)
        writer.method("The rules of the schema that the value breaks; none where all is well.", to: &out) { out in
            if writer.hasLimit(type.base) {
                writer.limits(of: "rawValue", isOptional: false, type: type.base, path: name, to: &out)
            }
            var scope = TranslationScope()
            scope.value = TranslationScope.Access(
                code: .atom("rawValue"), type: type.base, isOptional: false,
                rawMember: context.rawMember(of: type.base))
            for check in type.checks where !context.isPartial(check.databases, within: type.info.databases) {
                writer.check(
                    check.condition, path: check.name.map { name + "." + $0 } ?? name, constraint: check.sqlName,
                    scope: scope, to: &out)
            }
        }
        out.close()
    }
}

extension SourceBuffer {
    /// The documentation of an enum or type, marked as deprecated where it can be.
    mutating func head(_ info: ObjectInfo, _ kind: String, context: SwiftContext) {
        head(info.documentation ?? kind + " `" + info.sqlName + "`.")
        guard let deprecation = info.deprecation else { return }
        if !context.facts.softlyDeprecated.contains(info.name) {
            head(nil, deprecation: deprecation)
        } else if !deprecation.isEmpty {
            line("///")
            head("Deprecated: " + deprecation)
        }
    }
}
