"""Tables of tasks and of outcomes (责任分解表, 落实情况表): their rows as statements."""

from duixian.stages.read.tasks.composing import compose_tasks

__all__ = ["compose_tasks"]
