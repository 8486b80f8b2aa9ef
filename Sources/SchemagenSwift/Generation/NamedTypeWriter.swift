import SchemagenModel

/// Writes the file of a `type X = …`: a struct around its value, with the checks.
struct NamedTypeWriter {
    let type: NamedType
    let context: SwiftContext

    /// Writes it.
    func write(to out: inout SourceBuffer) {
        let name = type.info.name
        let wrapper = WrapperWriter(context: context, name: name, raw: type.base)
        wrapper.write(DeclarationHead(type.info, "The type", context: context), to: &out) { out in
            out.write(
                FunctionDeclaration(
                    head: DeclarationHead(
                        "Wraps a value, or gives nil where it breaks a rule.", access: context.access),
                    kind: .failableInitializer,
                    parameter: ParameterDeclaration(
                        label: "validating", name: "rawValue", type: context.typeName(of: type.base)))
            ) { out in
                out.write(.evaluation(.call("self.init", labeled: [("rawValue", .atom("rawValue"))])))
                out.write(if: Condition(test: .prefix("!", .atom("validate().isEmpty")))) { out in
                    out.write(.result(.atom("nil")))
                }
            }
            validation(to: &out)
        }
    }

    private func validation(to out: inout SourceBuffer) {
        let name = type.info.name
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
    }
}

extension DeclarationHead {
    /// That of an enum or type, marked as deprecated where it can be.
    init(_ info: ObjectInfo, _ kind: String, context: SwiftContext) {
        self.init(info.documentation ?? kind + " `" + info.sqlName + "`.", access: context.access)
        guard let reason = info.deprecation else { return }
        if !context.facts.softlyDeprecated.contains(info.name) {
            deprecation = reason
        } else if !reason.isEmpty {
            documentation?.append("\n\nDeprecated: " + reason)
        }
    }
}
