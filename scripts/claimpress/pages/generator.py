"""What the templates of the Markdown pages are compiled to: less than Jinja writes for templates of which nothing is known."""

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef


class Generator(CodeGenerator):
    """Writes the code of our templates, which follow rules that Jinja has no need to follow.

    All that is printed is escaped by ``finalize``; what is named of a view is an attribute, never a key; nothing that is called
    asks for the context; and a macro is given its parameters in order, each of them. So a call is a call, and a macro a function.

    Source: Jinja 3.1, compiler.py, whose methods of the same names these are.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 -- Jinja's name
        """Read an attribute."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 -- Jinja's name
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Call what is called."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            self.fail(
                "templates of claimpress call nothing with a block or with unpacked arguments", node.lineno
            )
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002
        """Leave a macro the function that it is."""
        if macro_ref.node.defaults or macro_ref.accesses_caller:
            self.fail("macros of claimpress have no optional parameters and no caller", macro_ref.node.lineno)
        self.write("macro")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Return what a macro has printed."""
        self.writeline(f"return environment.markdown(concat({frame.buffer}))")
